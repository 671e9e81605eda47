package io.runtrack.model;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words by which applications name the status of a file or an email, in any case. */
public final class StatusWords {
    private StatusWords() {}

    /** Null if the value is none of them. */
    public static @Nullable FileStatus fileStatus(@Nullable Object value) {
        String word = word(value);
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "success", "ok", "done" -> FileStatus.SUCCESS;
            case "failed", "error", "failure" -> FileStatus.FAILED;
            case "skipped", "ignored" -> FileStatus.SKIPPED;
            default -> null;
        };
    }

    /** Null if the value is none of them. */
    public static @Nullable EmailStatus emailStatus(@Nullable Object value) {
        if (value instanceof Boolean sent) {
            return sent ? EmailStatus.SENT : EmailStatus.FAILED;
        }
        String word = word(value);
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "sent", "success", "ok", "done" -> EmailStatus.SENT;
            case "failed", "error", "failure" -> EmailStatus.FAILED;
            case "skipped", "ignored" -> EmailStatus.SKIPPED;
            default -> null;
        };
    }

    private static @Nullable String word(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : null;
    }
}
