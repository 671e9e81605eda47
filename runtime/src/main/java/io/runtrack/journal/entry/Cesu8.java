package io.runtrack.journal.entry;

import java.nio.charset.StandardCharsets;

/**
 * Strings in CESU-8: each UTF-16 unit by itself, in one to three bytes. So ASCII stays ASCII, and unpaired surrogates
 * survive. Stateless.
 */
public final class Cesu8 {

    private static final long ANY_BEYOND_ASCII = 0x8080808080808080L;

    private Cesu8() {}

    /** The bytes that as many whole units take as fit into {@code most}. */
    public static int encodedLength(String text, int most) {
        int length = text.length();
        int bytes = 0;
        for (int i = 0; i < length; i++) {
            int width = width(text.charAt(i));
            if (width > most - bytes) {
                break;
            }
            bytes += width;
        }
        return bytes;
    }

    /** Encodes as many whole units as fit before {@code limit}; returns where they end. */
    static int encode(String text, byte[] bytes, int start, int limit) {
        int length = text.length();
        int at = start;
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (at + width(unit) > limit) {
                break;
            }
            if (unit < 0x80) {
                bytes[at++] = (byte) unit;
            } else {
                at = encodeWide(unit, bytes, at);
            }
        }
        return at;
    }

    /** Encodes text that is ASCII and fits; returns false, having written rubbish, if it is not ASCII. */
    static boolean encodeAscii(String text, byte[] bytes, int start) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80) {
                return false;
            }
            bytes[start + i] = (byte) unit;
        }
        return true;
    }

    static String decode(byte[] bytes, int start, int length) {
        if (!isAscii(bytes, start, start + length)) {
            return decodeWide(bytes, start, start + length);
        }
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    /** Whether these bytes are that text, which is ASCII. */
    static boolean isAscii(String text, byte[] bytes, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes, int start, int end) {
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if ((LittleEndian.getLong(bytes, at) & ANY_BEYOND_ASCII) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private static int width(char unit) {
        return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }

    private static int encodeWide(char unit, byte[] bytes, int start) {
        int at = start;
        if (unit < 0x800) {
            bytes[at++] = (byte) (0xC0 | (unit >> 6));
        } else {
            bytes[at++] = (byte) (0xE0 | (unit >> 12));
            bytes[at++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
        }
        bytes[at++] = (byte) (0x80 | (unit & 0x3F));
        return at;
    }

    private static String decodeWide(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            int lead = bytes[at] & 0xFF;
            if (lead < 0x80) {
                text.append((char) lead);
                at++;
            } else if (lead < 0xE0) {
                text.append((char) (((lead & 0x1F) << 6) | trail(bytes, at + 1, end)));
                at += 2;
            } else {
                text.append(
                        (char) (((lead & 0xF) << 12) | (trail(bytes, at + 1, end) << 6) | trail(bytes, at + 2, end)));
                at += 3;
            }
        }
        return text.toString();
    }

    private static int trail(byte[] bytes, int at, int end) {
        return at < end ? bytes[at] & 0x3F : 0;
    }
}
