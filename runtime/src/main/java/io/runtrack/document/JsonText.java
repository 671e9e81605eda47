package io.runtrack.document;

import io.runtrack.journal.entry.PayloadText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON under construction, as UTF-8 in memory. Any string gives valid JSON: control characters are escaped, and half a
 * surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * <p>Written by hand because it is on the way of every record of short-lived processes: a generator of Jackson's costs
 * dozens of classes at the start, and throws on half a pair when it has already written part of the record. For one
 * thread.
 */
final class JsonText {
    private static final byte[] NULL = ascii("null");
    private static final byte[] UTC_OFFSET = ascii("+00:00\"");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] ESCAPES = escapes();
    private static final int LONGEST_CHARACTER = 6; // backslash, u, four digits
    private static final int SECONDS_PER_DAY = 86_400;
    private static final char REPLACEMENT = '\ufffd';

    private byte[] bytes;
    private int length;
    private byte[] lastSecondText = {};
    private long lastSecond;
    private byte[] lastConstantText = {};
    private @Nullable Enum<?> lastConstant;

    JsonText(int capacity) {
        bytes = new byte[capacity];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int length() {
        return length;
    }

    /** Takes back whatever came after a length. */
    void cutTo(int earlierLength) {
        length = earlierLength;
    }

    void writeTo(OutputStream out) throws IOException {
        writeTo(out, length);
    }

    /** Hands over that many bytes from the beginning on. */
    void writeTo(OutputStream out, int count) throws IOException {
        out.write(bytes, 0, count);
        length -= count;
        System.arraycopy(bytes, count, bytes, 0, length);
    }

    /** Appends what is JSON already. */
    void raw(byte[] json) {
        ensure(json.length);
        copy(json, 0, json.length);
    }

    private void copy(byte[] json, int start, int count) {
        System.arraycopy(json, start, bytes, length, count);
        length += count;
    }

    void raw(char character) {
        ensure(1);
        bytes[length++] = (byte) character;
    }

    /** Appends what stands before a value, and the value. */
    void string(byte[] before, @Nullable String value) {
        raw(before);
        string(value);
    }

    /** The same unless there is no value. */
    void stringIfAny(byte[] before, @Nullable String value) {
        if (value != null) {
            string(before, value);
        }
    }

    /** The same for a text in a payload, which is copied as it lies there if it needs no escapes. */
    void string(byte[] before, PayloadText value) {
        raw(before);
        if (value.isAbsent()) {
            raw(NULL);
        } else if (isPlain(value)) {
            ensure(value.length() + 2);
            bytes[length++] = '"';
            copy(value.bytes(), value.start(), value.length());
            bytes[length++] = '"';
        } else {
            string(value.text());
        }
    }

    void stringIfAny(byte[] before, PayloadText value) {
        if (!value.isAbsent()) {
            string(before, value);
        }
    }

    private static boolean isPlain(PayloadText value) {
        byte[] text = value.bytes();
        int end = value.start() + value.length();
        for (int index = value.start(); index < end; index++) {
            byte character = text[index];
            if (character < 0 || ESCAPES[character] != 0) {
                return false;
            }
        }
        return true;
    }

    void string(@Nullable String value) {
        if (value == null) {
            raw(NULL);
            return;
        }
        raw('"');
        int size = value.length();
        for (int index = plainPart(value); index < size; index++) {
            char character = value.charAt(index);
            ensure(LONGEST_CHARACTER);
            if (character >= 0x80) {
                index += beyondAscii(value, index);
            } else if (ESCAPES[character] == 0) {
                bytes[length++] = (byte) character;
            } else {
                escaped(character);
            }
        }
        raw('"');
    }

    /**
     * Appends a string's beginning as far as it needs no escapes, most often all of it, and returns how far that is.
     */
    private int plainPart(String value) {
        int size = value.length();
        ensure(size);
        byte[] target = bytes;
        int start = length;
        int index = 0;
        for (; index < size; index++) {
            char character = value.charAt(index);
            if (character >= 0x80 || ESCAPES[character] != 0) {
                break;
            }
            target[start + index] = (byte) character;
        }
        length = start + index;
        return index;
    }

    /** The constant's name in lower case. Records that follow each other mostly have the same. */
    void constant(Enum<?> value) {
        if (value != lastConstant || lastConstantText.length == 0) {
            lastConstantText = ascii('"' + value.name().toLowerCase(Locale.ROOT) + '"');
            lastConstant = value;
        }
        raw(lastConstantText);
    }

    void number(byte[] before, @Nullable Number value) {
        raw(before);
        number(value);
    }

    void numberIf(boolean known, byte[] before, long value) {
        raw(before);
        if (known) {
            number(value);
        } else {
            raw(NULL);
        }
    }

    void numberIfAny(byte[] before, @Nullable Number value) {
        if (value != null) {
            number(before, value);
        }
    }

    void number(@Nullable Number value) {
        if (value == null) {
            raw(NULL);
        } else {
            number(value.longValue());
        }
    }

    void number(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) { // rare, and int arithmetic is the faster one
            raw(ascii(Long.toString(value)));
            return;
        }
        int small = (int) value;
        int digits = 1;
        for (int rest = small / 10; rest > 0; rest /= 10) {
            digits++;
        }
        padded(small, digits);
    }

    /** An instant in UTC with six digits of microseconds, the rest cut off. */
    void instant(@Nullable Instant value) {
        if (value == null) {
            raw(NULL);
            return;
        }
        instantIf(true, value.getEpochSecond(), value.getNano());
    }

    void instantIf(boolean known, long epochSecond, int nano) {
        if (!known) {
            raw(NULL);
            return;
        }
        if (epochSecond != lastSecond || lastSecondText.length == 0) {
            Instant clamped = UtcTime.clamp(Instant.ofEpochSecond(epochSecond, nano));
            if (clamped.getEpochSecond() != epochSecond) {
                instant(clamped);
                return;
            }
            keepSecond(clamped);
        }
        raw(lastSecondText);
        padded(nano / 1000, 6);
        raw(UTC_OFFSET);
    }

    /** Records that follow each other mostly began in the same second: its text is made once. */
    private void keepSecond(Instant instant) {
        int start = length;
        LocalDate date = UtcTime.date(instant);
        int second = (int) Math.floorMod(instant.getEpochSecond(), (long) SECONDS_PER_DAY);
        raw('"');
        padded(date.getYear(), 4);
        padded('-', date.getMonthValue(), 2);
        padded('-', date.getDayOfMonth(), 2);
        padded('T', second / 3600, 2);
        padded(':', (second / 60) % 60, 2);
        padded(':', second % 60, 2);
        raw('.');
        lastSecondText = Arrays.copyOfRange(bytes, start, length);
        lastSecond = instant.getEpochSecond();
        length = start;
    }

    private void padded(char before, int value, int digits) {
        raw(before);
        padded(value, digits);
    }

    private void padded(int value, int digits) {
        ensure(digits);
        int rest = value;
        for (int index = length + digits - 1; index >= length; index--) {
            bytes[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void escaped(char character) {
        bytes[length++] = '\\';
        bytes[length++] = ESCAPES[character];
        if (ESCAPES[character] == 'u') {
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[character >> 4];
            bytes[length++] = HEX[character & 0xf];
        }
    }

    /** Appends one character and returns how many more chars than one it took. */
    private int beyondAscii(String value, int index) {
        int character = value.codePointAt(index);
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            character = REPLACEMENT;
        }
        if (character < 0x800) {
            bytes[length++] = (byte) (0xc0 | (character >> 6));
        } else {
            if (character < 0x10000) {
                bytes[length++] = (byte) (0xe0 | (character >> 12));
            } else {
                bytes[length++] = (byte) (0xf0 | (character >> 18));
                bytes[length++] = (byte) (0x80 | ((character >> 12) & 0x3f));
            }
            bytes[length++] = (byte) (0x80 | ((character >> 6) & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (character & 0x3f));
        return Character.charCount(character) - 1;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), Math.addExact(length, more)));
        }
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes[0x7f] = 'u';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        return escapes;
    }
}
