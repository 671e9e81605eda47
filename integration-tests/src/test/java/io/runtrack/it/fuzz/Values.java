package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes values for one program, whose number is in every path, so that a stray record is known. For one thread. */
final class Values {
    private static final List<String> WORDS =
            List.of("success", "FAILED", "Skipped", "ok", "done", "Error", "failure", "ignored", "halfway");

    private final Dice dice;
    private final int program;
    private int made;

    Values(Dice dice, int program) {
        this.dice = dice;
        this.program = program;
    }

    /** A value that fits a parameter of this name, too: a status has words, a duration is not negative. */
    Value argument(Slot slot) {
        if (slot.name().equals("status")) {
            return word();
        }
        if (slot.name().matches("email|to|recipient")) {
            return recipient(slot.type());
        }
        if (slot.name().matches("targetDate|date") && slot.type() == JavaType.STRING) {
            return string("2026-01-" + dice.between(10, 28));
        }
        boolean mayBeNull = !slot.type().isPrimitive() && !slot.name().startsWith("output");
        return mayBeNull && dice.percent(6) ? Value.ofNull(slot.type()) : of(slot.type());
    }

    Value word() {
        return string(dice.of(WORDS));
    }

    private Value recipient(JavaType type) {
        return switch (type) {
            case LIST, STRINGS -> strings(type, address(), address());
            default -> string(address());
        };
    }

    String address() {
        return "a" + next() + "@c" + program + ".example";
    }

    /** Never null. */
    Value of(JavaType type) {
        int number = dice.below(100);
        return switch (type) {
            case VOID -> Value.ofVoid();
            case INT -> Value.of(type, "" + number, "" + number);
            case BOXED_INT -> Value.of(type, "Integer.valueOf(" + number + ")", "" + number);
            case LONG -> Value.of(type, number + "L", "" + number);
            case DOUBLE -> Value.of(type, number + ".25", number + ".25");
            case FLOAT -> Value.of(type, number + ".5f", number + ".5");
            case SHORT -> Value.of(type, "(short) " + number, "" + number);
            case BYTE -> Value.of(type, "(byte) " + number, "" + number);
            case CHAR -> Value.of(type, "'k'", "k");
            case BOOLEAN, BOXED_BOOLEAN -> truth(type, dice.percent(50));
            case SENDS, SORTED_SENDS -> new Sendings(dice, this).of(type);
            case RESULT -> constant(dice.of("OK", "ERROR", "IGNORED", "HALFWAY"));
            default -> type.isOptional() ? optional(type) : type.isFuture() ? future(type) : object(type);
        };
    }

    private static Value truth(JavaType type, boolean value) {
        return Value.of(type, value ? "true" : "false", value ? "true" : "false");
    }

    private static Value constant(String name) {
        return Value.of(JavaType.RESULT, "Result." + name, name);
    }

    private Value object(JavaType type) {
        return switch (type) {
            case PATH, FILE, URI -> path(type, fileName());
            case DATE -> date();
            case INTS ->
                Value.of(type, "new int[] {4, 5}", "[4, 5]")
                        .with(Map.of(), List.of(Value.of(JavaType.INT, "4", "4"), Value.of(JavaType.INT, "5", "5")));
            case STRINGS, LIST -> strings(type, "x" + next(), "y" + next());
            case MAP -> map();
            case CALL -> call();
            case OBJECT, COMPARABLE -> Value.of(type, quoted("o" + next()), "o" + made);
            default -> string(text());
        };
    }

    private String text() {
        int chance = dice.below(100);
        if (chance < 8) {
            return dice.of("  two  words ", "größe \uD83D\uDE00 ", "a/b c:", "{brace} ") + next();
        }
        return chance < 70 ? fileName() : "s" + next();
    }

    private String fileName() {
        String extension = dice.of(".wav", ".mp3", ".txt", ".json", ".pdf", ".csv", ".dat", "");
        return "/c" + program + "/f" + next() + extension;
    }

    static Value path(JavaType type, String name) {
        Value last = string(name.substring(name.lastIndexOf('/') + 1));
        return switch (type) {
            case PATH ->
                Value.of(type, "Paths.get(" + quoted(name) + ")", name).with(Map.of("fileName", last), List.of());
            case FILE -> Value.of(type, "new File(" + quoted(name) + ")", name).with(Map.of("name", last), List.of());
            default -> Value.of(type, "URI.create(" + quoted("s3:/" + name) + ")", "s3:/" + name);
        };
    }

    private Value date() {
        int day = dice.between(10, 28);
        return Value.of(JavaType.DATE, "LocalDate.of(2026, 2, " + day + ")", "2026-02-" + day);
    }

    static Value string(String text) {
        return Value.of(JavaType.STRING, quoted(text), text);
    }

    private static Value strings(JavaType type, String... texts) {
        List<Value> elements = new ArrayList<>();
        for (String text : texts) {
            elements.add(string(text));
        }
        String list = String.join(", ", elements.stream().map(Value::source).toList());
        String source = type == JavaType.LIST ? "Arrays.asList(" + list + ")" : "new String[] {" + list + "}";
        return Value.of(type, source, "[" + String.join(", ", texts) + "]").with(Map.of(), elements);
    }

    private Value map() {
        String agent = "k" + next();
        return Value.of(
                        JavaType.MAP,
                        "Collections.singletonMap(\"agent\", " + quoted(agent) + ")",
                        "{agent=" + agent + "}")
                .with(Map.of("agent", string(agent)), List.of());
    }

    private Value call() {
        String path = fileName();
        String agent = "g" + next();
        Value tags = strings(JavaType.LIST, "t" + next(), "t" + next());
        return Value.of(
                        JavaType.CALL,
                        "new Call(" + quoted(path) + ", " + quoted(agent) + ", " + tags.source() + ")",
                        "Call of " + path)
                .with(Map.of("path", string(path), "agentId", string(agent), "tags", tags), List.of());
    }

    private Value optional(JavaType type) {
        if (dice.percent(35)) {
            return Value.of(type, "Optional.empty()", "Optional.empty");
        }
        Value held = of(type.held());
        return new Value(
                type,
                "Optional.of(" + held.source() + ")",
                "Optional[" + held.text() + "]",
                held,
                null,
                Map.of(),
                List.of());
    }

    /** One that has ended, or one that the caller ends. */
    private Value future(JavaType type) {
        String argument = type.source().replace("CompletableFuture", "");
        String when = dice.percent(50) ? "now" : "later";
        if (dice.percent(10)) {
            String source = "Support." + argument + when + "Cancelled()";
            return new Value(type, source, when, null, Failure.CANCELLED, Map.of(), List.of());
        }
        if (dice.percent(30)) {
            Failure failure = Failure.any(dice, program);
            String source = "Support." + argument + when + "Failed(" + failure.source() + ")";
            return new Value(type, source, when, null, failure, Map.of(), List.of());
        }
        Value held = type.held() == JavaType.VOID || dice.percent(15) ? Value.ofNull(type.held()) : of(type.held());
        String source = "Support." + argument + when + "(" + (held.isNull() ? "null" : held.source()) + ")";
        return new Value(type, source, when, held, null, Map.of(), List.of());
    }

    private int next() {
        return ++made;
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }
}
