package io.runtrack.journal;

import io.runtrack.journal.entry.Cesu8;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose journal it is, and where its records are to go.
 *
 * @param destination the tracking path; at most 4 KiB of UTF-8
 * @param checkpointMillis how often the owner's heartbeat is renewed, in milliseconds
 * @param host the machine's or container's name
 * @param bootId the kernel's id of this boot, where it has one
 * @param pid the owner's process id as it sees it itself
 * @param processStart when the owner started, in whatever unit its system counts; only to tell processes of one id
 *     apart
 */
public record JournalHeader(
        String destination,
        long checkpointMillis,
        String host,
        @Nullable String bootId,
        long pid,
        long processStart) {

    static final int MAX_DESTINATION_BYTES = 4096;
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException if the destination is too long to be kept whole */
    public JournalHeader {
        int bytes = Cesu8.encodedLength(destination, Integer.MAX_VALUE);
        if (bytes > MAX_DESTINATION_BYTES) {
            throw new IllegalArgumentException("The destination " + destination.substring(0, 64) + "… has " + bytes
                    + " bytes of at most " + MAX_DESTINATION_BYTES + "; use a shorter tracking path");
        }
    }

    /** A header for a journal of this process. */
    public static JournalHeader of(String destination, long checkpointMillis) {
        ThisProcess process = ThisProcess.get();
        return new JournalHeader(
                destination, checkpointMillis, process.host(), process.bootId(), process.pid(), process.start());
    }

    /** Whether the owner is this very process, as far as one can tell. */
    boolean isOfThisProcess() {
        ThisProcess process = ThisProcess.get();
        return isOfThisBoot()
                && host.equals(process.host()) // containers share the boot, and each has a process 1
                && pid == process.pid()
                && processStart == process.start();
    }

    /** Whether the owner ran on this host since it was booted, so that file locks tell whether it lives. */
    boolean isOfThisBoot() {
        ThisProcess process = ThisProcess.get();
        return bootId == null
                ? process.bootId() == null && host.equals(process.host())
                : bootId.equals(process.bootId());
    }

    /** Whether an owner that was last heard of then has been silent for so long that it must be dead. */
    boolean isSilentSince(Instant lastSignOfLife, Instant now) {
        Duration patience = Duration.ofMillis(4 * checkpointMillis);
        Duration limit = patience.compareTo(SHORTEST_SILENCE) > 0 ? patience : SHORTEST_SILENCE;
        return lastSignOfLife.plus(limit).isBefore(now);
    }
}
