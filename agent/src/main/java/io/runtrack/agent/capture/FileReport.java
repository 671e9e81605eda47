package io.runtrack.agent.capture;

import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.FieldText;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.StatusWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of a file that was processed elsewhere: a callback that merely reports it.
 *
 * @param status a word or an enum constant
 * @param processingTimeMs a number, a number's text, or a Duration
 * @param errorType why the file failed or was skipped
 * @param errorMessage the same, at length
 */
record FileReport(FieldSource status, FieldSource processingTimeMs, FieldSource errorType, FieldSource errorMessage) {

    static FileReport bind(FieldBinder binder) {
        return new FileReport(
                binder.field("status"),
                binder.field("processingTimeMs"),
                binder.field("errorType"),
                binder.field("errorMessage"));
    }

    /** Null when the method reports none, or one that is no known word. */
    @Nullable
    FileStatus statusOf(CallValues call) {
        return status == PlainSource.NONE ? null : StatusWords.fileStatus(word(status.valueOrNull(call)));
    }

    void describeTime(CallValues call, FileProcessingLog.Builder log) {
        if (processingTimeMs != PlainSource.NONE) {
            log.processingTimeMs(milliseconds(Contents.of(processingTimeMs.valueOrNull(call))));
        }
    }

    void describeError(CallValues call, FileProcessingLog.Builder log) {
        if (errorType != PlainSource.NONE) {
            log.errorType(errorType.text(call));
        }
        if (errorMessage != PlainSource.NONE) {
            log.errorMessage(errorMessage.text(call));
        }
    }

    /** Any text may hold a word, and any container. */
    static @Nullable Object word(@Nullable Object value) {
        Object content = Contents.of(value);
        return content instanceof CharSequence ? FieldText.of(content) : content;
    }

    private static @Nullable Long milliseconds(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return notNegative(duration.toMillis());
        }
        if (value instanceof Number number) {
            return notNegative(number.longValue());
        }
        try {
            return value instanceof String text ? notNegative(Long.parseLong(text.strip())) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static @Nullable Long notNegative(long millis) {
        return millis < 0 ? null : millis;
    }
}
