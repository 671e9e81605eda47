package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path spoolFolder;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spoolFolder = folder.resolve("spool");
        spool = Spool.open(spoolFolder, warnings::add);
    }

    @Test
    void claimsAJournalOnlyOnceItsProcessIsDead() throws Exception {
        try (ForkedProcess owner = new ForkedProcess(Claimant.class, "own", spoolFolder.toString())) {
            assertThat(owner.line()).isEqualTo("done");
            assertThat(claimAll()).isEmpty();
            owner.kill();
            assertThat(Samples.claimDead(spool, header -> header.destination().isEmpty()))
                    .isEmpty();

            List<DeadJournal> claimed = claimAll();
            assertThat(claimed).hasSize(1);
            assertThat(Samples.read(claimed.get(0))).containsExactly(Samples.file("/a"));
            assertThat(claimAll()).isEmpty();
            claimed.get(0).close();
            assertThat(claimAll()).hasSize(1);
        }
    }

    /** A cleaner of temporary folders has swept the lock file of a process that somebody has paused for long. */
    @Test
    void leavesALiveProcessItsJournalAlthoughItsLockFileIsGone() throws Exception {
        try (ForkedProcess owner = new ForkedProcess(Claimant.class, "own", spoolFolder.toString())) {
            assertThat(owner.line()).isEqualTo("done");
            owner.pause();
            Path journal = onlyJournal();
            Files.delete(journal.resolve("lock"));
            Spool later = at(spoolFolder, Instant.now().plus(Duration.ofMinutes(10)));

            assertThat(Samples.claimDead(later, header -> true)).isEmpty();
            assertThat(Samples.claimDead(later, header -> true))
                    .as("by the lock file that the first look has made")
                    .isEmpty();
            assertThat(journal.resolve("segment-000001")).exists();

            owner.kill();
            assertThat(claimAll()).hasSize(1);
        }
    }

    @Test
    void leavesALiveProcessItsJournalAlthoughItHasReadAllFilesOfIt() throws Exception {
        try (ForkedProcess owner = new ForkedProcess(Claimant.class, "own-and-read", spoolFolder.toString())) {
            assertThat(owner.line()).isEqualTo("done");
            owner.pause();

            assertThat(claimAll()).isEmpty();
            owner.kill();
            assertThat(claimAll()).hasSize(1);
        }
    }

    @Test
    void keepsTheFilesOfALiveJournalYoung() throws Exception {
        Instant old = Instant.now().minus(Duration.ofDays(11));
        try (Journal journal = spool.create(JournalHeader.of("/data", 5000), 1 << 30, TextFilter.NONE)) {
            try (Stream<Path> files = Files.list(journal.folder())) {
                for (Path file : files.toList()) {
                    Files.setLastModifiedTime(file, FileTime.from(old));
                }
            }
            journal.keepYoung(Instant.now());

            try (Stream<Path> files = Files.list(journal.folder())) {
                assertThat(files.toList()).hasSizeGreaterThan(2).allSatisfy(file -> assertThat(
                                Files.getLastModifiedTime(file).toInstant())
                        .isAfter(old.plus(Duration.ofDays(10))));
            }
        }
    }

    @Test
    void leavesTheLockOfItsOwnLiveJournalsAlone() throws Exception {
        try (Journal own = spool.create(JournalHeader.of("/data", 5000), 1 << 30, TextFilter.NONE)) {
            assertThat(claimAll()).isEmpty();
            assertThat(Samples.claimDead(Spool.open(spoolFolder), header -> true))
                    .isEmpty();

            assertThat(claimedByAnotherProcess()).isEmpty();
            assertThat(own.append(Samples.file("/a"))).isTrue();
        }
        assertThat(claimedByAnotherProcess()).hasSize(1); // given up
    }

    @Test
    void givesEachJournalToOneOfSeveralRacingClaimants() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder));
            all.add(String.valueOf(journal.folder().getFileName()));
            journal.close();
        }
        List<String> claimed = new ArrayList<>();
        try (ForkedProcess one = new ForkedProcess(Claimant.class, "claim", spoolFolder.toString());
                ForkedProcess two = new ForkedProcess(Claimant.class, "claim", spoolFolder.toString())) {
            for (ForkedProcess claimant : List.of(one, two)) {
                assertThat(claimant.line()).isEqualTo("ready");
            }
            one.goOn();
            two.goOn();
            for (DeadJournal journal : claimAll()) {
                claimed.add(String.valueOf(journal.folder().getFileName()));
                journal.delete(); // under the eyes of the others
            }
            claimed.addAll(linesUntilDone(one));
            claimed.addAll(linesUntilDone(two));
        }
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(warnings).isEmpty();
    }

    @Test
    void believesTheHeartbeatOfAnotherHostOrBoot() throws IOException {
        JournalHeader elsewhere = new JournalHeader("/data", 20_000, "elsewhere", "another boot", 1, 1);
        Instant beat = Instant.parse("2026-11-23T10:00:00Z");
        try (Journal journal = spool.create(elsewhere, Samples.SMALL, LocalDisk.of(folder))) {
            journal.heartbeat(beat);
            Path killed =
                    Samples.spoolAfterKill(journal, folder.resolve("killed")).folder();

            assertThat(Samples.claimDead(at(killed, beat.plusSeconds(79)), header -> true))
                    .isEmpty();
            List<DeadJournal> claimed = Samples.claimDead(at(killed, beat.plusSeconds(81)), header -> true);
            assertThat(claimed).hasSize(1);
            assertThat(claimed.get(0).lastSignOfLife()).isEqualTo(beat);
            claimed.get(0).close();
        }
    }

    @Test
    void believesTheHeartbeatWhenTheLockFileIsGone() throws IOException {
        try (Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder))) {
            Path killed =
                    Samples.spoolAfterKill(journal, folder.resolve("killed")).folder();
            Files.delete(killed.resolve("killed").resolve("lock"));

            assertThat(Samples.claimDead(at(killed, Instant.now()), header -> true))
                    .isEmpty();
            assertThat(Samples.claimDead(at(killed, Instant.now().plus(Duration.ofSeconds(62))), header -> true))
                    .hasSize(1);
        }
    }

    @Test
    void reportsWhatItCannotUseOnceAndKeepsIt() throws IOException {
        Path newer = crashed("newer");
        byte[] head = Files.readAllBytes(newer.resolve("head"));
        head[8] = 4;
        Files.write(newer.resolve("head"), head);
        Path cut = crashed("cut");
        Files.write(cut.resolve("head"), Arrays.copyOf(head, 100));
        Files.writeString(
                Files.createDirectories(spoolFolder.resolve("foreign")).resolve("head"), "something else");
        Files.createDirectories(spoolFolder.resolve("empty"));
        Files.createSymbolicLink(spoolFolder.resolve("link"), crashed(folder.resolve("target")));
        Files.writeString(spoolFolder.resolve("file"), "x");

        assertThat(claimAll()).isEmpty();
        assertThat(claimAll()).isEmpty();
        assertThat(warnings).hasSize(6);
        assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains("newer", "version is 4", "version 3"));
        assertThat(spoolFolder).isDirectoryContaining(path -> path.endsWith("file"));
        assertThat(cut.resolve("segment-000001")).exists();
        assertThat(newer.resolve("segment-000001")).exists();
    }

    @Test
    void tidiesUpAfterADeletionThatDidNotFinish() throws IOException {
        Path gone = crashed(".gone-x");
        Path unfinished = crashed(".new-x");

        assertThat(claimAll()).isEmpty();
        assertThat(gone).doesNotExist();
        assertThat(unfinished).exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void goesOnWhereADeadRecovererStopped() throws IOException {
        try (Journal journal = spool.create(Samples.ofAnotherProcess(), Samples.SMALL, LocalDisk.of(folder))) {
            for (int i = 0; i < 50; i++) {
                journal.append(Samples.file("/" + i));
            }
            DeadJournal first = Samples.claimAfterKill(journal, folder.resolve("killed"));
            JournalReader reader = first.readFrom(0);
            for (int i = 0; i < 30; i++) {
                reader.next();
            }
            first.release(reader.position());
            first.close();

            DeadJournal second = Samples.claimDead(Spool.open(folder.resolve("killed")), header -> true)
                    .get(0);
            assertThat(second.released()).isEqualTo(reader.position());
            assertThat(Samples.read(second)).hasSize(20).startsWith(Samples.file("/30"));
            second.delete();
            assertThat(folder.resolve("killed")).isEmptyDirectory();
        }
    }

    private Path onlyJournal() throws IOException {
        try (Stream<Path> journals = Files.list(spoolFolder)) {
            return journals.toList().get(0);
        }
    }

    private Path crashed(String name) throws IOException {
        return crashed(spoolFolder.resolve(name));
    }

    private Path crashed(Path to) throws IOException {
        Path source = Files.createTempDirectory(folder, "source");
        try (Journal journal = Samples.journal(source, Samples.SMALL)) {
            Samples.copy(journal.folder(), to);
        }
        return to;
    }

    private List<DeadJournal> claimAll() throws IOException {
        return Samples.claimDead(spool, header -> true);
    }

    private List<String> claimedByAnotherProcess() throws Exception {
        try (ForkedProcess claimant = new ForkedProcess(Claimant.class, "claim", spoolFolder.toString())) {
            assertThat(claimant.line()).isEqualTo("ready");
            claimant.goOn();
            return linesUntilDone(claimant);
        }
    }

    private static List<String> linesUntilDone(ForkedProcess process) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = process.line(); !line.equals("done"); line = process.line()) {
            lines.add(line);
        }
        return lines;
    }

    private static Spool at(Path folder, Instant now) {
        return new Spool(folder, warning -> {}, Clock.fixed(now, ZoneOffset.UTC));
    }
}
