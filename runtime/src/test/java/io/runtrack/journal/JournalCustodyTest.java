package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.runtrack.journal.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else may have put into a spool, or a crash have left there. */
class JournalCustodyTest {
    private static final String[] FILES = {"head", "lock", "segment-000001", "1-files", "1-run.tmp", "progress.tmp"};

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path spoolFolder;
    private Spool spool;
    private Path victim;

    @BeforeEach
    void open() throws IOException {
        spoolFolder = folder.resolve("spool");
        spool = Spool.open(spoolFolder, warnings::add);
        victim = Files.writeString(folder.resolve("victim"), "mine");
    }

    @Test
    void refusesAFileThatIsALink() throws IOException {
        for (String name : FILES) {
            Path file = left().resolve(name);
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, victim);
        }
        assertThatAllAreLeftAlone(FILES.length, "symbolic link");
    }

    @Test
    void refusesAFileThatIsAHardLink() throws IOException {
        for (String name : FILES) {
            Path file = left().resolve(name);
            Files.deleteIfExists(file);
            Files.createLink(file, victim);
        }
        assertThatAllAreLeftAlone(FILES.length, "hard link");
    }

    @Test
    @Timeout(
            value = 60,
            unit = TimeUnit.SECONDS,
            threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a pipe may be waited on for ever
    void refusesAPipe() throws Exception {
        for (String name : FILES) {
            Path file = left().resolve(name);
            Files.deleteIfExists(file);
            assumeTrue(
                    new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0, "mkfifo makes no pipe here");
        }
        assertThatAllAreLeftAlone(FILES.length, "no plain file");
    }

    @Test
    void refusesAFileOfAnotherUser() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        for (String name : new String[] {"head", "lock", "segment-000001"}) {
            Files.setOwner(
                    left().resolve(name),
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        assertThatAllAreLeftAlone(3, "belongs to nobody");
    }

    @Test
    void refusesALinkInPlaceOfAJournal() throws IOException {
        Path journal = left();
        Files.createSymbolicLink(spoolFolder.resolve("0-link"), Files.move(journal, folder.resolve("elsewhere")));

        assertThatAllAreLeftAlone(1, "symbolic link");
    }

    @Test
    void closesAJournalThatIsOpenToOthers() throws IOException {
        Path journal = left();
        Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(Samples.claimDead(spool, header -> true)).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                .isEqualTo("rwx------");
    }

    @Test
    void cleansUpWhatAKillLeftOfAJournalThatWasBeingMade() throws IOException {
        Path locked = unfinished("locked");
        Path empty = unfinished("empty");
        Path young = unfinished("young");
        Path linked = spoolFolder.resolve(JournalFolder.UNFINISHED + "linked");
        Files.createSymbolicLink(linked, victim);
        for (Path old : new Path[] {locked, empty}) {
            Files.createFile(old.resolve("lock"));
        }
        Files.delete(empty.resolve("lock"));
        for (Path old : new Path[] {locked, empty}) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(61)));
        }
        try (JournalLock alive = JournalLock.tryLock(spoolFolder.resolve("locked"), locked.resolve("lock"))) {
            assertThat(alive).isNotNull();
            assertThat(Samples.claimDead(spool, header -> true)).isEmpty();
            assertThat(locked).as("its process lives").exists();
        }
        assertThat(Samples.claimDead(spool, header -> true)).isEmpty();

        assertThat(locked).doesNotExist();
        assertThat(empty).doesNotExist();
        assertThat(young).exists();
        assertThat(linked).exists();
        assertThat(victim).hasContent("mine");
    }

    private Path unfinished(String name) throws IOException {
        return Files.createDirectory(spoolFolder.resolve(JournalFolder.UNFINISHED + name));
    }

    /** A journal as a kill leaves it. */
    private Path left() throws IOException {
        try (Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder))) {
            journal.append(Samples.file("/a"));
            return journal.folder();
        }
    }

    private void assertThatAllAreLeftAlone(int journals, String reason) throws IOException {
        assertThat(Samples.claimDead(spool, header -> true)).isEmpty();
        assertThat(warnings).hasSize(journals).allMatch(warning -> warning.contains("left alone"));
        assertThat(warnings).allMatch(warning -> warning.contains(reason));
        assertThat(victim).hasContent("mine");
        assertThat(spoolFolder.toFile().list()).hasSize(journals);
    }
}
