package io.runtrack.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was being processed.
 *
 * @param slot what {@link Journal#enter} returned for it
 * @param run the run's number
 * @param path at most the first 1 KiB of the path
 * @param fileType at most the first 32 bytes of the type
 * @param agentId at most the first 64 bytes of the call-centre agent's id
 * @param startedAt when its processing began
 * @param attempt 1 for the first
 */
public record InFlightFile(
        int slot,
        int run,
        @Nullable String path,
        @Nullable String fileType,
        @Nullable String agentId,
        Instant startedAt,
        int attempt) {}
