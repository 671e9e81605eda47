package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What the methods of one hierarchy have in common. For one thread. */
final class Operation {
    private final Workshop workshop;
    private final Dice dice;
    private final String name;
    private final List<Marking.Kind> kinds;
    private final JavaType result;
    private final List<Slot> slots;
    private final int levels;
    private final TypeSpec.Form root;
    private final String visibility;
    private final int boundedFrom;
    private final int boundAt;
    private final boolean genericResult;
    private final int narrowedAt;
    private boolean overloaded;

    private Operation(Workshop workshop) {
        this.workshop = workshop;
        dice = workshop.dice();
        name = workshop.name(dice.of("work", "work", "wörk", "work$", "lambda$work$"));
        MarkingShapes markings = new MarkingShapes(workshop);
        kinds = markings.kinds();
        result = resultOf(markings);
        slots = new ArrayList<>(new SlotShapes(dice).any(kinds, 4));
        if (dice.percent(25)) {
            slots.add(Slot.of(JavaType.PATH, "p" + slots.size()));
            slots.add(Slot.of(JavaType.INT, "depth"));
        }
        levels = dice.between(2, 5);
        root = dice.of(TypeSpec.Form.INTERFACE, TypeSpec.Form.INTERFACE, TypeSpec.Form.ABSTRACT, TypeSpec.Form.CLASS);
        visibility = root == TypeSpec.Form.INTERFACE ? "public" : dice.of("public", "protected", "");
        boundAt = generic() ? dice.between(1, levels - 1) : 0;
        boundedFrom = dice.between(0, levels);
        genericResult = boundAt > 0 && !result.isPrimitive() && dice.percent(50);
        narrowedAt = result.isPrimitive() ? 0 : dice.below(levels);
    }

    static Operation any(Workshop workshop) {
        return new Operation(workshop);
    }

    /** Whether a future is one of nothing is not to be seen where it is declared as an object. */
    private JavaType resultOf(MarkingShapes markings) {
        JavaType any = markings.result(kinds);
        return any == JavaType.FUTURE_VOID ? JavaType.FUTURE : any;
    }

    private boolean generic() {
        return !slots.isEmpty() && !slots.get(0).type().isPrimitive() && dice.percent(60);
    }

    String name() {
        return name;
    }

    List<Marking.Kind> kinds() {
        return kinds;
    }

    JavaType result() {
        return result;
    }

    int levels() {
        return levels;
    }

    TypeSpec.Form root() {
        return root;
    }

    /** Of the methods of classes. */
    String visibility() {
        return visibility;
    }

    boolean isPublic() {
        return visibility.equals("public");
    }

    /** Whether no type variable is left at this level. */
    boolean isConcrete(int level) {
        return level >= boundAt;
    }

    String parameters(int level) {
        if (isConcrete(level)) {
            return "";
        }
        String variable = isBounded(level) ? "T extends " + slots.get(0).type().source() : "T";
        return genericResult ? "<" + variable + ", R>" : "<" + variable + ">";
    }

    /** Whether the type variable's erasure is the type that it is bound to in the end. */
    private boolean isBounded(int level) {
        return level >= boundedFrom && !slots.get(0).type().source().endsWith("]");
    }

    /** The type arguments with which a level names the one above it. */
    String argumentsFor(int above, int level) {
        if (isConcrete(above)) {
            return "";
        }
        return isConcrete(level) ? boundArguments() : genericResult ? "<T, R>" : "<T>";
    }

    String boundArguments() {
        String first = slots.get(0).type().source();
        return genericResult ? "<" + first + ", " + result.source() + ">" : "<" + first + ">";
    }

    /** Names of its own at each level. */
    List<Slot> slots(int level) {
        List<Slot> named = new ArrayList<>(new SlotShapes(dice).named(kinds, slots));
        if (!isConcrete(level)) {
            JavaType erased = isBounded(level) ? named.get(0).type() : JavaType.OBJECT;
            named.set(0, new Slot(erased, "T", named.get(0).name()));
        }
        return named;
    }

    boolean mayBeOverloaded() {
        return !slots.isEmpty() && !overloaded && slots.get(0).type() != JavaType.LIST;
    }

    /** Parameters that differ in the type of the first. */
    List<Slot> overloaded() {
        overloaded = true;
        List<Slot> others = new ArrayList<>(slots);
        others.set(0, Slot.of(JavaType.LIST, "p0"));
        return others;
    }

    String declaredResult(int level) {
        if (genericResult) {
            return isConcrete(level) ? result.source() : "R";
        }
        return level < narrowedAt ? "Object" : result.source();
    }

    int depth() {
        return slots.size() - 1;
    }

    int recursedPath() {
        return slots.size() - 2;
    }

    boolean mayRecurse(int level) {
        boolean counts = !slots.isEmpty() && slots.get(depth()).name().equals("depth");
        return counts && (recursedPath() > 0 || isConcrete(level));
    }

    List<Value> arguments() {
        List<Value> arguments = new ArrayList<>();
        for (Slot slot : slots) {
            arguments.add(
                    slot.name().equals("depth")
                            ? depthValue()
                            : workshop.values().argument(slot));
        }
        return arguments;
    }

    private Value depthValue() {
        int depth = dice.below(3);
        return Value.of(JavaType.INT, Integer.toString(depth), Integer.toString(depth));
    }
}
