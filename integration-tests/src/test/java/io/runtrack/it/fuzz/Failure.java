package io.runtrack.it.fuzz;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a method ends with.
 *
 * @param source the expression that makes it
 * @param shown the simple name of its class, as the host sees it
 * @param shownMessage its own message
 * @param type the simple name that is on record: of the cause, if it is a wrapper
 * @param message the message on record
 * @param types the simple names of the classes that what is on record is an instance of
 */
record Failure(
        String source,
        String shown,
        @Nullable String shownMessage,
        String type,
        @Nullable String message,
        Set<String> types) {

    static final Failure CANCELLED = new Failure(
            "", "CancellationException", null, "CancellationException", null, Set.of("IllegalStateException"));

    static Failure any(Dice dice, int program) {
        String message = "m" + dice.below(1000) + " of c" + program;
        Failure plain = plain(dice.below(9), message);
        if (!dice.percent(12)) {
            return plain;
        }
        String wrapper = dice.of("ExecutionException", "CompletionException", "InvocationTargetException");
        String source = wrapper.equals("InvocationTargetException")
                ? "new InvocationTargetException(" + plain.source + ", \"wrapped\")"
                : "new " + wrapper + "(\"wrapped\", " + plain.source + ")";
        return new Failure(source, wrapper, "wrapped", plain.type, plain.message, plain.types);
    }

    private static Failure plain(int which, String message) {
        return switch (which) {
            case 0 -> of("IllegalStateException", message, Set.of("IllegalStateException"));
            case 1 -> of("DoneException", message, Set.of("DoneException"));
            case 2 -> of("AlreadyDone", message, Set.of("DoneException", "AlreadyDone"));
            case 3 -> of("IOException", message, Set.of("IOException"));
            case 4 -> of("Broken", message, Set.of("Broken"));
            case 5 -> of("Fatal", message, Set.of("Fatal"));
            case 6 ->
                new Failure(
                        "Support.anonymous(\"" + message + "\")",
                        "",
                        message,
                        "IllegalStateException",
                        message,
                        Set.of("IllegalStateException"));
            case 7 ->
                new Failure(
                        "new IllegalArgumentException((String) null)",
                        "IllegalArgumentException",
                        null,
                        "IllegalArgumentException",
                        null,
                        Set.of("IllegalArgumentException"));
            default -> of("FileNotFoundException", message, Set.of("FileNotFoundException", "IOException"));
        };
    }

    private static Failure of(String type, String message, Set<String> types) {
        return new Failure("new " + type + "(\"" + message + "\")", type, message, type, message, types);
    }

    /** As the host prints what it caught. */
    String line() {
        return shown + ": " + shownMessage;
    }
}
