package io.runtrack.model;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words by which applications name the status of a file, an email or a run, in any case. */
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

    /**
     * How a command says that it ended: a word of files, {@code aborted}, or a Boolean. One that had nothing to do and
     * was skipped did not fail: it is a success. Null if the value is none of them.
     */
    public static @Nullable RunStatus runStatus(@Nullable Object value) {
        if (value instanceof Boolean succeeded) {
            return succeeded ? RunStatus.SUCCESS : RunStatus.FAILED;
        }
        if ("aborted".equals(word(value))) {
            return RunStatus.ABORTED;
        }
        FileStatus status = fileStatus(value);
        if (status == null) {
            return null;
        }
        return status == FileStatus.FAILED ? RunStatus.FAILED : RunStatus.SUCCESS;
    }

    private static @Nullable String word(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : null;
    }
}
