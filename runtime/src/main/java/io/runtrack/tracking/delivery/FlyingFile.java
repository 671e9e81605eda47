package io.runtrack.tracking.delivery;

import io.runtrack.model.FileProcessingLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that another process has in flight.
 *
 * @param run the run's number in that process's journal
 * @param startedMicros when its processing began, in microseconds since 1970
 * @param work in which task of that process, as {@link ForwardedWork} writes it; null where that is not known
 */
public record FlyingFile(
        int run,
        @Nullable String path,
        @Nullable String fileType,
        @Nullable String agentId,
        long startedMicros,
        @Nullable String work) {

    /** What has become of a file whose process died over it, as its record's {@code error_type} says. */
    public static final String DIED = "ProcessDied";

    /** Whether it is the call that has left this record. */
    boolean isOf(FileProcessingLog log) {
        return Objects.equals(path, log.filePath())
                && log.startedAt() != null
                && ChronoUnit.MICROS.between(Instant.EPOCH, log.startedAt()) == startedMicros;
    }
}
