package io.runtrack.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks whether there is a terminal, and how wide it is. */
final class TerminalSize {
    private static final int USUAL = 80;
    private static final int NARROWEST = 20;

    private TerminalSize() {}

    /** Null when the output does not go to a terminal. */
    static @Nullable Integer columns(Map<String, String> environment) {
        if (!isTerminal(System.console())) {
            return null;
        }
        Integer columns = parse(environment.get("COLUMNS"));
        if (columns == null) {
            columns = parse(lastWord(sttySize()));
        }
        return columns == null ? USUAL : Math.max(NARROWEST, columns);
    }

    /** Since Java 22 there can be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    private static @Nullable Integer parse(@Nullable String text) {
        try {
            int columns = text == null ? 0 : Integer.parseInt(text.strip());
            return columns > 0 ? columns : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable String lastWord(@Nullable String text) {
        return text == null ? null : text.substring(text.lastIndexOf(' ') + 1);
    }

    /** Rows and columns; null where there is no {@code stty}. */
    private static @Nullable String sttySize() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return null;
            }
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException noStty) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
