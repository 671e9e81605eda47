package io.runtrack.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads instants as the writers of this layout put them: ISO 8601 with any number of fraction digits or none, seconds
 * or none, {@code T} or a space, and {@code Z}, an offset, or nothing, which means UTC. A bare date is its first
 * moment. For one thread and one text.
 */
final class IsoInstant {
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_PER_HOUR = 3600;

    private final String text;
    private int next;

    private IsoInstant(String text) {
        this.text = text;
    }

    /**
     * Reads a whole text.
     *
     * @throws DateTimeException when it is not an instant
     */
    static Instant parse(String text) {
        return new IsoInstant(text.strip()).parse();
    }

    private Instant parse() {
        int year = number(4);
        expect('-');
        int month = number(2);
        expect('-');
        int day = number(2);
        if (next == text.length()) {
            return LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC);
        }
        if (!skip('T') && !skip('t')) {
            expect(' ');
        }
        int hour = number(2);
        expect(':');
        int minute = number(2);
        int second = skip(':') ? number(2) : 0;
        int nano = skip('.') || skip(',') ? fraction() : 0;
        LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
        return local.toInstant(ZoneOffset.UTC).minusSeconds(offset());
    }

    /** Reads the rest, in seconds east of Greenwich. */
    private int offset() {
        boolean utc = skip('Z') || skip('z');
        if (next == text.length()) {
            return 0;
        }
        if (utc) {
            throw malformed();
        }
        boolean west = skip('-');
        if (!west) {
            expect('+');
        }
        int seconds = number(2) * SECONDS_PER_HOUR;
        for (int unit = 60; unit > 0 && next < text.length(); unit /= 60) {
            skip(':');
            seconds += number(2) * unit;
        }
        if (next < text.length() || seconds >= 24 * SECONDS_PER_HOUR) {
            throw malformed();
        }
        return west ? -seconds : seconds;
    }

    private int fraction() {
        int start = next;
        int nano = 0;
        while (next < text.length() && isDigit(text.charAt(next))) {
            if (next - start < NANO_DIGITS) {
                nano = nano * 10 + (text.charAt(next) - '0');
            }
            next++;
        }
        if (next == start) {
            throw malformed();
        }
        for (int digits = next - start; digits < NANO_DIGITS; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private int number(int digits) {
        int value = 0;
        for (int end = next + digits; next < end; next++) {
            if (next >= text.length() || !isDigit(text.charAt(next))) {
                throw malformed();
            }
            value = value * 10 + (text.charAt(next) - '0');
        }
        return value;
    }

    private void expect(char character) {
        if (!skip(character)) {
            throw malformed();
        }
    }

    private boolean skip(char character) {
        boolean there = next < text.length() && text.charAt(next) == character;
        if (there) {
            next++;
        }
        return there;
    }

    private DateTimeException malformed() {
        return new DateTimeException("not an ISO 8601 instant from character " + (next + 1) + " on");
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
