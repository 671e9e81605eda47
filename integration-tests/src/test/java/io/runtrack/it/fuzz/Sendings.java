package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes what sends to many return: a list of results, or lists by status. */
record Sendings(Dice dice, Values values) {
    private static final List<String> STATUSES = List.of("sent", "failed", "skipped");

    Value of(JavaType type) {
        return type == JavaType.SENDS ? list() : sorted();
    }

    private Value list() {
        List<Value> results = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            results.add(result(dice.of(STATUSES), true));
        }
        return listOf(results, JavaType.SENDS);
    }

    private Value sorted() {
        List<Value> all = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String status : STATUSES) {
            List<Value> results = new ArrayList<>();
            int count = dice.below(3);
            for (int i = 0; i < count; i++) {
                results.add(result(status, false));
            }
            Value list = listOf(results, JavaType.SENDS);
            sources.add(list.source());
            texts.add(status + "=" + list.text());
            all.addAll(results);
        }
        String source = "Support.sorted(" + String.join(", ", sources) + ")";
        return Value.of(JavaType.SORTED_SENDS, source, "{" + String.join(", ", texts) + "}")
                .with(Map.of(), all);
    }

    private static Value listOf(List<Value> results, JavaType type) {
        String sources = String.join(", ", results.stream().map(Value::source).toList());
        String texts = String.join(", ", results.stream().map(Value::line).toList());
        return Value.of(type, "Support.list(" + sources + ")", "[" + texts + "]")
                .with(Map.of(), results);
    }

    private Value result(String status, boolean saysStatus) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("email", values.address());
        if (!status.equals("sent")) {
            entries.put("reason", "because " + dice.below(50));
        }
        if (saysStatus) {
            entries.put("status", status);
        }
        String arguments = String.join(
                ", ",
                entries.entrySet().stream()
                        .map(each -> Values.quoted(each.getKey()) + ", " + Values.quoted(each.getValue()))
                        .toList());
        Map<String, Value> parts = new TreeMap<>();
        entries.forEach((name, text) -> parts.put(name, Values.string(text)));
        parts.put("status", Values.string(status));
        return Value.of(JavaType.MAP, "Support.map(" + arguments + ")", entries.toString())
                .with(parts, List.of());
    }
}
