package io.runtrack.cli.terminal;

/**
 * A column of a table.
 *
 * @param heading its heading
 * @param align where short texts stand
 * @param room what becomes of it on a narrow screen
 * @param overflow what becomes of a text that is too long for it
 */
public record Column(String heading, Align align, Room room, Overflow overflow) {

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
        OPTIONAL,
        /** The last column: stands below its row where there is no room beside the others. */
        BELOW
    }

    enum Overflow {
        /** Its end is cut off. */
        END,
        /** Its middle is cut out, as many names differ in their ends. */
        MIDDLE,
        /** As {@link #MIDDLE}, and what the folders of all have in common is said once. */
        PATH,
        /** It goes on in further lines. */
        WRAP;

        boolean leavesMiddleOut() {
            return this == MIDDLE || this == PATH;
        }
    }

    private Column(String heading, Align align, Room room) {
        this(heading, align, room, Overflow.END);
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

    public static Column optionalNumber(String heading) {
        return new Column(heading, Align.RIGHT, Room.OPTIONAL);
    }

    public static Column flexible(String heading) {
        return new Column(heading, Align.LEFT, Room.FLEXIBLE);
    }

    public static Column optional(String heading) {
        return new Column(heading, Align.LEFT, Room.OPTIONAL);
    }

    /** As {@link #optional}, but no two texts that differ look the same. */
    public static Column optionalName(String heading) {
        return new Column(heading, Align.LEFT, Room.OPTIONAL, Overflow.MIDDLE);
    }

    /** Of files: what their folders have in common is said once, and no two that differ look the same. */
    public static Column path(String heading) {
        return new Column(heading, Align.LEFT, Room.FLEXIBLE, Overflow.PATH);
    }

    /** As {@link #path}, but left out where there is no room for it. */
    public static Column optionalPath(String heading) {
        return new Column(heading, Align.LEFT, Room.OPTIONAL, Overflow.PATH);
    }

    /** The last column, whose texts are seen at every width: beside the others, or below them. */
    public static Column remark(String heading) {
        return new Column(heading, Align.LEFT, Room.BELOW, Overflow.WRAP);
    }
}
