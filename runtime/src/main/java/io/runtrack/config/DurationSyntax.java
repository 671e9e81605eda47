package io.runtrack.config;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code 500ms}, {@code 5s}, {@code 2m}, {@code 26h}, {@code 7d}, or ISO 8601 such as {@code PT1M30S}. */
public final class DurationSyntax {
    private static final int MOST_DIGITS = 12;

    private DurationSyntax() {}

    /** Returns null for what is not a duration. */
    public static @Nullable Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            return parseIso(text);
        }
        return digits > MOST_DIGITS ? null : of(Long.parseLong(text.substring(0, digits)), text.substring(digits));
    }

    private static @Nullable Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofHours(amount * 24);
            default -> null;
        };
    }

    private static @Nullable Duration parseIso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            return null;
        }
    }
}
