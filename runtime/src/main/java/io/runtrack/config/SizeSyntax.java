package io.runtrack.config;

/** {@code 4GiB}, {@code 512MiB}, or plain bytes. */
final class SizeSyntax {
    static final long NOT_A_SIZE = -1;

    private SizeSyntax() {}

    static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        int shift = shift(text.substring(digits));
        if (digits == 0 || digits > 18 || shift < 0) {
            return NOT_A_SIZE;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        return amount > Long.MAX_VALUE >> shift ? NOT_A_SIZE : amount << shift;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "", "B" -> 0;
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            case "TiB" -> 40;
            default -> -1;
        };
    }
}
