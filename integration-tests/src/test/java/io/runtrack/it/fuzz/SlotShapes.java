package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes lists of parameters whose names may feed fields. */
final class SlotShapes {
    private static final List<JavaType> TYPES = List.of(
            JavaType.INT,
            JavaType.LONG,
            JavaType.DOUBLE,
            JavaType.FLOAT,
            JavaType.SHORT,
            JavaType.BYTE,
            JavaType.CHAR,
            JavaType.BOOLEAN,
            JavaType.BOXED_INT,
            JavaType.STRING,
            JavaType.STRING,
            JavaType.PATH,
            JavaType.PATH,
            JavaType.FILE,
            JavaType.URI,
            JavaType.DATE,
            JavaType.OBJECT,
            JavaType.INTS,
            JavaType.STRINGS,
            JavaType.LIST,
            JavaType.MAP,
            JavaType.CALL,
            JavaType.RESULT);
    private static final int PLACES = 254;

    private final Dice dice;

    SlotShapes(Dice dice) {
        this.dice = dice;
    }

    List<Slot> any(List<Marking.Kind> kinds, int most) {
        List<Slot> slots = new ArrayList<>();
        int count = dice.below(most + 1);
        for (int i = 0; i < count; i++) {
            slots.add(Slot.of(dice.of(TYPES), "p" + i));
        }
        return named(kinds, slots);
    }

    /** As many as a method may have, of one place and of two. */
    List<Slot> asManyAsThereMayBe(List<Marking.Kind> kinds) {
        List<Slot> slots = new ArrayList<>(any(kinds, 3));
        int free =
                PLACES - slots.stream().mapToInt(slot -> slot.type().places()).sum();
        while (free > 0) {
            JavaType type =
                    free == 1 ? JavaType.INT : dice.of(JavaType.LONG, JavaType.DOUBLE, JavaType.INT, JavaType.BYTE);
            slots.add(Slot.of(type, "p" + slots.size()));
            free -= type.places();
        }
        return slots;
    }

    /** The same parameters under names of this declaration's own. */
    List<Slot> named(List<Marking.Kind> kinds, List<Slot> slots) {
        Set<String> taken = new HashSet<>();
        List<Slot> named = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            String plain = slots.get(i).name().equals("depth") ? "depth" : "p" + i;
            List<String> names = names(kinds, slots.get(i).type());
            String name = dice.percent(45) && !names.isEmpty() && plain.startsWith("p") ? dice.of(names) : plain;
            named.add(slots.get(i).named(taken.add(name) ? name : plain));
        }
        return kinds.contains(Marking.Kind.FILE) ? withPlainFirst(named) : named;
    }

    /** What a file without any other parameter than its agent is called is not fixed. */
    private static List<Slot> withPlainFirst(List<Slot> slots) {
        boolean hasPath = slots.stream()
                .anyMatch(slot -> slot.type().pathRank() < 5 && !slot.name().matches("agentId|output.*"));
        if (!hasPath && !slots.isEmpty()) {
            slots.set(0, slots.get(0).named(slots.get(0).name().equals("depth") ? "depth" : "p0"));
        }
        return slots;
    }

    private static List<String> names(List<Marking.Kind> kinds, JavaType type) {
        List<String> names = new ArrayList<>();
        boolean text = type == JavaType.STRING;
        if (kinds.equals(List.of(Marking.Kind.COMMAND))) {
            addOf(names, text || type.isPath(), "configPath", "configFile", "config");
            addOf(names, text || type == JavaType.DATE, "targetDate", "date");
            return names;
        }
        if (kinds.equals(List.of(Marking.Kind.EMAIL))) {
            addOf(names, text, "email", "to", "recipient", "agentName", "agentId");
            addOf(names, type == JavaType.LIST || type == JavaType.STRINGS, "email", "to", "recipient");
        }
        if (kinds.contains(Marking.Kind.FILE)) {
            addOf(names, text || type == JavaType.INT || type == JavaType.BOXED_INT, "agentId");
            addOf(names, type.isPath(), "outputPath", "outputFile", "output");
            addOf(names, text, "status");
        }
        return names;
    }

    private static void addOf(List<String> names, boolean fits, String... more) {
        if (fits) {
            names.addAll(List.of(more));
        }
    }
}
