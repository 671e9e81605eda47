package io.runtrack.it.fuzz;

/** What the generators of one program share: its dice, its values, and names that are not yet taken. For one thread. */
final class Workshop {
    private final int program;
    private final Dice dice;
    private final Values values;
    private final Flavour flavour;
    private final String basePackage;
    private int names;
    private int counters;

    Workshop(int program, Dice dice, Flavour flavour, String basePackage) {
        this.program = program;
        this.dice = dice;
        this.flavour = flavour;
        this.basePackage = basePackage;
        values = new Values(dice, program);
    }

    int program() {
        return program;
    }

    Dice dice() {
        return dice;
    }

    Values values() {
        return values;
    }

    Flavour flavour() {
        return flavour;
    }

    String basePackage() {
        return basePackage;
    }

    String name(String prefix) {
        return prefix + ++names;
    }

    /** Whose call it is, in paths and among attempts. */
    String owner(TypeSpec type) {
        return "c" + program + "/" + type.name();
    }

    int newCounter() {
        return counters++;
    }

    int counters() {
        return counters;
    }
}
