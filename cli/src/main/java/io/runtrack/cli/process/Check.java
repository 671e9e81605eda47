package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Style;
import java.util.Locale;

/**
 * Something that doctor has looked at.
 *
 * @param name what
 * @param result how it is
 * @param message what was found, and what to do where it is not good
 */
record Check(String name, Result result, String message) {

    enum Result {
        OK(Style.GOOD),
        WARNING(Style.MIXED),
        FAILED(Style.BAD);

        private final Style style;

        Result(Style style) {
            this.style = style;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        Cell cell() {
            return Cell.of(text(), style);
        }
    }

    static Check ok(String name, String message) {
        return new Check(name, Result.OK, message);
    }

    static Check warning(String name, String message) {
        return new Check(name, Result.WARNING, message);
    }

    static Check failed(String name, String message) {
        return new Check(name, Result.FAILED, message);
    }
}
