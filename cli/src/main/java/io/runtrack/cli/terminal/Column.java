package io.runtrack.cli.terminal;

/**
 * A column of a table.
 *
 * @param heading its heading
 * @param align where short texts stand
 * @param room what becomes of it on a narrow screen
 */
public record Column(String heading, Align align, Room room) {

    enum Align {
        LEFT,
        RIGHT
    }

    enum Room {
        /** Gives way last. */
        FIXED,
        /** Gives way last, and is left out only when it is empty. */
        IF_ANY,
        /** Gives way first. */
        FLEXIBLE,
        /** Gives way first, and is left out when that does not do, or when it is empty. */
        OPTIONAL
    }

    public static Column fixed(String heading) {
        return new Column(heading, Align.LEFT, Room.FIXED);
    }

    public static Column number(String heading) {
        return new Column(heading, Align.RIGHT, Room.FIXED);
    }

    /** One that says nothing where there is nothing to say. */
    public static Column numberIfAny(String heading) {
        return new Column(heading, Align.RIGHT, Room.IF_ANY);
    }

    public static Column flexible(String heading) {
        return new Column(heading, Align.LEFT, Room.FLEXIBLE);
    }

    public static Column optional(String heading) {
        return new Column(heading, Align.LEFT, Room.OPTIONAL);
    }
}
