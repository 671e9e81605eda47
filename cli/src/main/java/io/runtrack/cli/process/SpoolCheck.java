package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.journal.DeadJournal;
import io.runtrack.journal.Spool;
import io.runtrack.storage.folder.Presence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the folder of the journals as a process would that begins to record: whether it may use it, whether there is
 * room, and what dead ones have left.
 */
final class SpoolCheck {
    private static final String NAME = "spool";
    private static final int LEAST_FREE_PERCENT = 5;

    private SpoolCheck() {}

    static Check of(Path folder, long mostBytes) {
        try {
            if (Presence.of(folder) == null) {
                return ofParent(folder);
            }
            List<String> unusable = new ArrayList<>();
            int leftBehind = leftBehind(Spool.open(folder, unusable::add));
            if (!unusable.isEmpty()) {
                return Check.warning(NAME, String.join("; ", unusable));
            }
            Check room = room(folder, folder, mostBytes);
            if (room.result() != Check.Result.OK || leftBehind == 0) {
                return room;
            }
            return Check.warning(
                    NAME,
                    leftBehind + (leftBehind == 1 ? " process that died has" : " processes that died have")
                            + " left unfinished runs in " + folder
                            + "; run recover, or the next process that records does it");
        } catch (IOException | UncheckedIOException unusable) {
            return Check.failed(NAME, Failure.describe(unusable));
        }
    }

    private static int leftBehind(Spool spool) throws IOException {
        int[] count = {0};
        spool.forEachDead(header -> true, journal -> {
            count[0]++;
            release(journal);
        });
        return count[0];
    }

    private static void release(DeadJournal journal) {
        try (journal) {
            // Claimed only to see that nobody else holds it.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Nothing is made for somebody who only looks. */
    private static Check ofParent(Path folder) throws IOException {
        Path parent = existing(folder.toAbsolutePath().normalize());
        boolean isFolder = parent != null && Files.isDirectory(parent);
        if (parent == null || !isFolder || !Files.isWritable(parent)) {
            return Check.failed(
                    NAME,
                    folder + " cannot be made, as " + parent
                            + (isFolder ? " is not writable for this user" : " is no folder")
                            + "; set spool (TRACKING_SPOOL) to a folder of this user's own");
        }
        return room(folder, parent, Long.MAX_VALUE);
    }

    private static @Nullable Path existing(Path folder) throws IOException {
        Path parent = folder;
        while (parent != null && Presence.of(parent) == null) {
            parent = parent.getParent();
        }
        return parent;
    }

    private static Check room(Path folder, Path existing, long mostBytes) throws IOException {
        FileStore disk = Files.getFileStore(existing);
        long free = disk.getUsableSpace();
        String text = folder + " has " + gibibytes(free) + " of " + gibibytes(disk.getTotalSpace()) + " free";
        if (free < disk.getTotalSpace() / 100 * LEAST_FREE_PERCENT) {
            return Check.failed(NAME, text + ", under " + LEAST_FREE_PERCENT + " %: records are dropped; make room");
        }
        if (mostBytes != Long.MAX_VALUE && free < mostBytes) {
            return Check.warning(NAME, text + ", less than spool.max allows it");
        }
        return Check.ok(NAME, text + (existing.equals(folder) ? "" : "; it is made when it is needed"));
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }
}
