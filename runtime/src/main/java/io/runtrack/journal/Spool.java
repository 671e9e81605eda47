package io.runtrack.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds one user's journals, live and dead. Nothing in it is deleted but journals whose owner says so. Thread-safe.
 */
public final class Spool {

    private final Path folder;
    private final Consumer<String> warnings;
    private final Clock clock;
    private final Set<String> warned = Collections.synchronizedSet(new HashSet<>());

    Spool(Path folder, Consumer<String> warnings, Clock clock) {
        this.folder = folder;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Opens a spool whose unusable contents concern nobody; see {@link #open(Path, Consumer)}. */
    public static Spool open(Path folder) throws IOException {
        return open(folder, new Unheard());
    }

    /**
     * Opens a spool, creating the folder and its parents if they are missing.
     *
     * @param warnings hears, once for each, of things in the spool that cannot be used and are left alone
     * @throws IOException if the folder is a link or somebody else's, or cannot be created; the message says what to do
     */
    public static Spool open(Path folder, Consumer<String> warnings) throws IOException {
        return new Spool(SpoolFolder.prepare(folder), warnings, Clock.systemUTC());
    }

    public Path folder() {
        return folder;
    }

    /**
     * Creates a journal and holds its lock.
     *
     * @param maxBytes the most that the journal's segments may take; one of 1 MiB is always allowed
     * @param filter what every text goes through before it is in the journal
     */
    public Journal create(JournalHeader header, long maxBytes, TextFilter filter) throws IOException {
        return create(header, JournalShape.standard(maxBytes), LocalDisk.of(folder), filter);
    }

    Journal create(JournalHeader header, JournalShape shape, Disk disk) throws IOException {
        return create(header, shape, disk, TextFilter.NONE);
    }

    private Journal create(JournalHeader header, JournalShape shape, Disk disk, TextFilter filter) throws IOException {
        JournalBirth birth = JournalBirth.in(folder, header, shape, disk);
        try {
            return new Journal(birth, disk, shape, filter);
        } catch (Throwable e) {
            birth.head().close();
            JournalFolder.delete(birth.folder(), birth.lock());
            throw e;
        }
    }

    /**
     * Claims the journals of dead processes one after the other, the oldest first, and hands each to somebody who closes or deletes it. Live ones are not touched. The lock
     * tells, and for a process of another host or another boot, whose lock may not be visible here, also a heartbeat older than four checkpoints and a minute.
     *
     * @param wanted says by its header whether a journal is to be claimed
     */
    public void forEachDead(Predicate<JournalHeader> wanted, Consumer<DeadJournal> use) throws IOException {
        for (Path candidate : candidates()) {
            DeadJournal journal = tryClaim(candidate, wanted);
            if (journal != null) {
                use.accept(journal);
            }
        }
    }

    /**
     * The journals that are here now, live and dead, for whoever only wants to look: none is claimed and nothing in them changes.
     *
     * @param wanted says by its header whether a journal is meant
     */
    public List<SeenJournal> look(Predicate<JournalHeader> wanted) throws IOException {
        List<SeenJournal> seen = new ArrayList<>();
        for (Path candidate : candidates()) {
            try {
                JournalCustody.check(candidate, folder);
                StoredHead head = StoredHead.read(candidate);
                if (wanted.test(head.header())) {
                    seen.add(new SeenJournal(candidate, head));
                }
            } catch (IOException unusable) {
                // Or gone. Recovery says so, where it matters.
            }
        }
        return seen;
    }

    private List<Path> candidates() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                if (name.startsWith(JournalFolder.GONE)) {
                    JournalFolder.deleteTree(child);
                } else if (name.startsWith(JournalFolder.UNFINISHED)) {
                    deleteAbandoned(child);
                } else if (!name.startsWith(JournalFolder.DAMAGED)) {
                    found.add(child);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private void deleteAbandoned(Path unfinished) {
        try {
            JournalCustody.check(unfinished, folder);
            JournalBirth.deleteAbandoned(unfinished, clock.instant());
        } catch (NoSuchFileException e) {
            // its owner has finished it, or another process deleted it
        } catch (IOException e) {
            warn(unfinished, e);
        }
    }

    private @Nullable DeadJournal tryClaim(Path candidate, Predicate<JournalHeader> wanted) {
        try {
            JournalCustody.check(candidate, folder);
            StoredHead head = StoredHead.read(candidate);
            return wanted.test(head.header()) && mayBeDead(candidate, head) ? claim(candidate) : null;
        } catch (IOException e) {
            if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) { // else another process has finished it meanwhile
                warn(candidate, e);
            }
            return null;
        }
    }

    private boolean mayBeDead(Path candidate, StoredHead head) {
        if (head.header().isOfThisProcess()) {
            return head.givenUp();
        }
        boolean lockTells = head.header().isOfThisBoot()
                && Files.exists(candidate.resolve(JournalFolder.LOCK), LinkOption.NOFOLLOW_LINKS);
        return lockTells || head.givenUp() || head.header().isSilentSince(head.lastSignOfLife(), clock.instant());
    }

    private static @Nullable DeadJournal claim(Path candidate) throws IOException {
        JournalLock lock = JournalLock.tryLock(candidate, candidate.resolve(JournalFolder.LOCK));
        if (lock == null) {
            return null;
        }
        try {
            if (OwnerLock.isHeld(candidate.resolve(HeadLayout.FILE))) { // the lock file is not the owner's any more
                lock.close();
                return null;
            }
            // Read again: since the first look another process may have worked on it, or even finished and deleted it.
            return new DeadJournal(candidate, StoredHead.read(candidate), lock);
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private void warn(Path candidate, IOException reason) {
        String warning = candidate + " in the spool is left alone: " + reason.getMessage();
        if (warned.add(warning)) {
            warnings.accept(warning);
        }
    }

    /** A class, since the first lambda of a JVM takes it tens of milliseconds. */
    private static final class Unheard implements Consumer<String> {
        @Override
        public void accept(String warning) {}
    }
}
