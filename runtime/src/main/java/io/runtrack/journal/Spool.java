package io.runtrack.journal;

import io.runtrack.journal.disk.Disk;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.HeadLayout;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
 * The folder that holds one user's journals, live and dead. Nothing in it is deleted but journals whose owner says so.
 * Thread-safe.
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
     * Claims the journals of dead processes one after the other, the oldest first, and hands each to somebody who
     * closes or deletes it. Live ones are not touched. The lock tells, and for a process of another host or another
     * boot, whose lock may not be visible here, also a heartbeat older than four checkpoints and a minute.
     *
     * @param wanted says by its header whether a journal is to be claimed
     */
    public void forEachDead(Predicate<JournalHeader> wanted, Consumer<DeadJournal> use) throws IOException {
        for (Path child : children()) {
            if (JournalFolder.isJournal(String.valueOf(child.getFileName()))) {
                DeadJournal journal = tryClaim(child, wanted);
                if (journal != null) {
                    use.accept(journal);
                }
            } else {
                sweep(child);
            }
        }
    }

    /**
     * The journals that are here now, live and dead, for whoever only wants to look: none is claimed and nothing in
     * them changes.
     *
     * @param wanted says by its header whether a journal is meant
     */
    public List<SeenJournal> look(Predicate<JournalHeader> wanted) throws IOException {
        List<SeenJournal> seen = new ArrayList<>();
        for (Path child : children()) {
            if (JournalFolder.isJournal(String.valueOf(child.getFileName()))) {
                see(child, wanted, seen);
            }
        }
        return seen;
    }

    private void see(Path candidate, Predicate<JournalHeader> wanted, List<SeenJournal> seen) {
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

    /** The names sort by age. */
    private List<Path> children() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) { // no lambda, as this is on the way of a short program
                found.add(child);
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        Collections.sort(found);
        return found;
    }

    private void sweep(Path leftover) {
        try {
            Leftovers.delete(leftover, folder, clock.instant());
        } catch (IOException e) {
            warnUnlessGone(leftover, e);
        }
    }

    private @Nullable DeadJournal tryClaim(Path candidate, Predicate<JournalHeader> wanted) {
        try {
            JournalCustody.check(candidate, folder);
            StoredHead head = StoredHead.read(candidate);
            return wanted.test(head.header()) && mayBeDead(candidate, head) ? claim(candidate) : null;
        } catch (IOException e) {
            warnUnlessGone(candidate, e);
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

    /** What is gone another process has finished meanwhile, or deleted. */
    private void warnUnlessGone(Path child, IOException reason) {
        if (Files.exists(child, LinkOption.NOFOLLOW_LINKS)) {
            String warning = child + " in the spool is left alone: " + reason.getMessage();
            if (warned.add(warning)) {
                warnings.accept(warning);
            }
        }
    }

    /** A class, since the first lambda of a JVM takes it tens of milliseconds. */
    private static final class Unheard implements Consumer<String> {
        @Override
        public void accept(String warning) {}
    }
}
