package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes annotations for methods with these parameters. */
final class MarkingShapes {
    private final Workshop workshop;
    private final Dice dice;

    MarkingShapes(Workshop workshop) {
        this.workshop = workshop;
        dice = workshop.dice();
    }

    Marking any(Marking.Kind kind, List<Slot> slots, JavaType result) {
        return switch (kind) {
            case COMMAND -> command(slots, result);
            case FILE -> file(slots, result);
            case EMAIL -> email(slots, result);
        };
    }

    private Marking file(List<Slot> slots, JavaType result) {
        Map<String, Template> templates = new TreeMap<>();
        Map<String, String> constants = new TreeMap<>();
        maybe(15, () -> constants.put("type", "\"kind\""));
        maybe(25, () -> templates.put("path", template(slots)));
        maybe(30, () -> templates.put("agentId", template(slots)));
        maybe(25, () -> templates.put("outputPath", output(slots)));
        slots.stream()
                .filter(slot -> slot.name().equals("status"))
                .forEach(slot -> templates.put("status", Template.of(root(slots, slot), List.of())));
        boolean says = result == JavaType.STRING || result == JavaType.RESULT;
        maybe(says ? 25 : 0, () -> templates.put("status", Template.of("return", List.of())));
        maybe(35, () -> constants.put("skipOn", skipped()));
        maybe(40, () -> constants.put("whenEmpty", status()));
        maybe(40, () -> constants.put("whenFalse", status()));
        return new Marking(Marking.Kind.FILE, templates, constants);
    }

    private String skipped() {
        List<String> types =
                List.of("DoneException.class", "AlreadyDone.class", "IllegalStateException.class", "IOException.class");
        return dice.percent(70) ? dice.of(types) : "{" + dice.of(types) + ", " + dice.of(types) + "}";
    }

    private String status() {
        return "FileStatus." + dice.of("SUCCESS", "FAILED", "SKIPPED");
    }

    private Marking email(List<Slot> slots, JavaType result) {
        Map<String, Template> templates = new TreeMap<>();
        Map<String, String> constants = new TreeMap<>();
        boolean ofItsOwn = result == JavaType.SENDS || result == JavaType.SORTED_SENDS;
        maybe(25, () -> templates.put("email", address(slots)));
        maybe(ofItsOwn ? 0 : 25, () -> templates.put("agentId", template(slots)));
        maybe(ofItsOwn ? 0 : 25, () -> templates.put("agentName", template(slots)));
        maybe(40, () -> constants.put("whenFalse", "EmailStatus." + dice.of("SENT", "FAILED", "SKIPPED")));
        return new Marking(Marking.Kind.EMAIL, templates, constants);
    }

    private Template address(List<Slot> slots) {
        Template template = template(slots);
        return template.root() == null ? Template.text(workshop.values().address()) : template;
    }

    private Marking command(List<Slot> slots, JavaType result) {
        Map<String, Template> templates = new TreeMap<>();
        Map<String, String> constants = new TreeMap<>();
        constants.put("value", "\"" + workshop.name("c" + workshop.program() + "-") + "\"");
        maybe(40, () -> constants.put("subcommand", "\"sub\""));
        maybe(25, () -> templates.put("configPath", template(slots)));
        maybe(25, () -> templates.put("targetDate", template(slots)));
        maybe(result == JavaType.INT || result == JavaType.BOXED_INT ? 70 : 0, () -> constants.put("exitCode", "true"));
        return new Marking(Marking.Kind.COMMAND, templates, constants);
    }

    private Template output(List<Slot> slots) {
        if (!dice.percent(50)) {
            return template(slots);
        }
        Template result = Template.of("return", List.of());
        return dice.percent(40) ? result.within("/out/", ".done") : result;
    }

    private Template template(List<Slot> slots) {
        if (slots.isEmpty() || dice.percent(15)) {
            return dice.percent(60)
                    ? Template.of("this", List.of("tenant"))
                    : Template.text("/c" + workshop.program() + "/fixed.json");
        }
        Slot slot = dice.of(slots);
        Template template = Template.of(root(slots, slot), steps(slot.type()));
        return dice.percent(20) ? template.within("pre-", "-post.txt") : template;
    }

    /** Mostly by name; where there may be no names mostly by position. */
    private String root(List<Slot> slots, Slot slot) {
        int byName = workshop.flavour().names() == Flavour.Names.NONE ? 8 : 60;
        return dice.percent(byName) ? slot.name() : Integer.toString(slots.indexOf(slot));
    }

    private List<String> steps(JavaType type) {
        return switch (type) {
            case CALL ->
                dice.of(
                        List.of("path"),
                        List.of("agentId"),
                        List.of("tags", "0"),
                        List.of("tags", "-1"),
                        List.of("none"));
            case MAP -> List.of(dice.of("agent", "absent"));
            case LIST, STRINGS, INTS -> dice.of(List.of("0"), List.of("-1"), List.of("7"), List.<String>of());
            case PATH -> dice.of(List.of("fileName"), List.<String>of());
            case FILE -> dice.of(List.of("name"), List.<String>of());
            default -> List.of();
        };
    }

    private void maybe(int percent, Runnable action) {
        if (dice.percent(percent)) {
            action.run();
        }
    }

    /** The kinds of annotations that a method may bear together. */
    List<Marking.Kind> kinds() {
        int chance = dice.below(100);
        if (chance < 62) {
            return List.of(Marking.Kind.FILE);
        }
        if (chance < 76) {
            return List.of(Marking.Kind.EMAIL);
        }
        return chance < 90 ? List.of(Marking.Kind.COMMAND) : List.of(Marking.Kind.COMMAND, Marking.Kind.FILE);
    }

    /** A result that the contract fixes the meaning of for these kinds. */
    JavaType result(List<Marking.Kind> kinds) {
        List<JavaType> choices =
                new ArrayList<>(List.of(JavaType.VOID, JavaType.INT, JavaType.BOOLEAN, JavaType.STRING));
        if (kinds.contains(Marking.Kind.EMAIL)) {
            choices.addAll(List.of(JavaType.SENDS, JavaType.SORTED_SENDS, JavaType.RESULT, JavaType.PATH));
        } else if (kinds.contains(Marking.Kind.COMMAND)) {
            choices.addAll(List.of(JavaType.BOXED_INT, JavaType.RESULT, JavaType.DOUBLE));
        } else {
            choices.addAll(fileResults());
        }
        return dice.of(choices);
    }

    private static List<JavaType> fileResults() {
        return List.of(
                JavaType.LONG,
                JavaType.DOUBLE,
                JavaType.FLOAT,
                JavaType.CHAR,
                JavaType.BOXED_BOOLEAN,
                JavaType.PATH,
                JavaType.FILE,
                JavaType.URI,
                JavaType.RESULT,
                JavaType.CALL,
                JavaType.INTS,
                JavaType.LIST,
                JavaType.OPTIONAL,
                JavaType.OPTIONAL_PATH,
                JavaType.FUTURE,
                JavaType.FUTURE_PATH,
                JavaType.FUTURE_BOOLEAN,
                JavaType.FUTURE_VOID);
    }
}
