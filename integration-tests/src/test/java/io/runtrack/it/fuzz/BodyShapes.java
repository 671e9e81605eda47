package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Makes bodies: how they end, and what stands around it without changing anything. */
final class BodyShapes {
    private static final String UNREACHED = "\nthrow new AssertionError(\"unreached\");";
    private static final int STATEMENTS_BEYOND_A_SHORT_JUMP = 4500;

    private final Workshop workshop;
    private final Dice dice;

    BodyShapes(Workshop workshop) {
        this.workshop = workshop;
        dice = workshop.dice();
    }

    Body any(JavaType result, List<Slot> slots, List<Marking.Kind> kinds, List<Step> steps) {
        List<Ending> endings = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            endings.add(ending(result, slots, kinds));
        }
        return new Body(steps, endings, workshop.newCounter(), noise());
    }

    private Ending ending(JavaType result, List<Slot> slots, List<Marking.Kind> kinds) {
        boolean kept = dice.percent(40);
        if (dice.percent(30)) {
            return Ending.throwing(Failure.any(dice, workshop.program()), kept);
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.type() == result && slot.declared().equals(result.source()) && fits(slot, kinds)) {
                return Ending.returningArgument(i);
            }
        }
        boolean onlyFile = kinds.equals(List.of(Marking.Kind.FILE));
        boolean nullable = onlyFile && !result.isPrimitive() && result != JavaType.FUTURE_VOID;
        Value value = nullable && dice.percent(15) ? Value.ofNull(result) : value(result);
        return Ending.returning(value, kept);
    }

    private Value value(JavaType type) {
        return type == JavaType.STRING && dice.percent(25)
                ? workshop.values().word()
                : workshop.values().of(type);
    }

    /** An argument may be null, which means nothing certain to a send or a command. */
    private boolean fits(Slot slot, List<Marking.Kind> kinds) {
        return dice.percent(40)
                && kinds.equals(List.of(Marking.Kind.FILE))
                && !slot.name().equals("depth");
    }

    private String noise() {
        if (dice.percent(2)) {
            return largeLoop();
        }
        String text = Body.END;
        int layers = dice.below(4);
        for (int i = 0; i < layers; i++) {
            text = layer(text, i);
        }
        return text;
    }

    /** Each layer is left by the ending alone. */
    private String layer(String inner, int depth) {
        String i = "i" + depth;
        return switch (dice.below(12)) {
            case 0 -> "synchronized (State.class) {\n" + inner + "\n}";
            case 1 -> "synchronized (State.LOCK) {\nsynchronized (State.class) {\n" + inner + "\n}\n}";
            case 2 -> "try {\n" + inner + "\n} finally { State.touch(" + depth + "); }";
            case 3 ->
                "try { State.fail(); } catch (IllegalArgumentException | IndexOutOfBoundsException e" + depth + ") {\n"
                        + inner + "\n}" + UNREACHED;
            case 4 -> "for (int " + i + " = 0; ; " + i + "++) {\nif (" + i + " == 3) {\n" + inner + "\n}\n}";
            case 5 ->
                "outer" + depth + ": for (long " + i + " = 0; " + i + " < 9L; " + i + "++) {\nfor (double d" + depth
                        + " = 0; d" + depth + " < 3; d" + depth + "++) {\nif (" + i + " < 2) { continue outer" + depth
                        + "; }\n" + inner + "\n}\n}" + UNREACHED;
            case 6 ->
                "switch (State.word(" + depth + ")) {\ncase \"a\": State.touch(1); break;\ncase \"word\":\n" + inner
                        + "\ndefault: break;\n}" + UNREACHED;
            case 7 ->
                "long l" + depth + " = State.touch(4);\ndouble w" + depth + " = l" + depth + " * 1.5;\nif (w" + depth
                        + " > -1) {\n" + inner + "\n}" + UNREACHED;
            case 8 -> "try (AutoCloseable r" + depth + " = State.resource()) {\n" + inner + "\n}";
            case 9 ->
                "try {\ntry { State.fail(); } finally { State.touch(2); }\n} catch (RuntimeException e" + depth
                        + ") { State.touch(e" + depth + ".getMessage().length()); }\n" + inner;
            case 10 -> "try {\nState.fail();\n} finally {\n" + inner + "\n}";
            default -> "Runnable run" + depth + " = () -> State.touch(7);\nrun" + depth + ".run();\n" + inner;
        };
    }

    /** Jumps farther than a short jump of the bytecode can. */
    private static String largeLoop() {
        return "long sum = 0;\nfor (int i = 0; ; i++) {\nif (i == 2) {\n" + Body.END + "\n}\n"
                + "sum += i * 31L;\n".repeat(STATEMENTS_BEYOND_A_SHORT_JUMP) + "State.touch((int) sum);\n}";
    }
}
