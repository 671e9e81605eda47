package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.Journal;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path spool;

    @BeforeEach
    void chooseFolders() {
        data = folder.resolve("data");
        spool = folder.resolve("spool");
    }

    @Test
    void finishesTheRunOfAProcessThatDied() throws IOException {
        journal(data.toString()).close();

        Launch recovery = Launch.of("recover", "--spool", spool.toString());
        Launch shown = Launch.of("runs", "show", "left", "--files", "--path", data.toString());

        assertThat(recovery.exitCode()).as(recovery.err()).isZero();
        assertThat(recovery.err()).isEqualTo("1 run recovered from " + spool + "\n");
        assertThat(recovery.out()).contains("left-behind", "transcribe", "aborted");
        assertThat(shown.out()).contains("Process died before the command completed (recovered)", "/in/a.wav");
    }

    @Test
    void findsNothingTheSecondTime() throws IOException {
        journal(data.toString()).close();

        Launch.of("recover", "--spool", spool.toString());
        Launch again = Launch.of("recover", "--spool", spool.toString());

        assertThat(again).isEqualTo(new Launch(0, "", "nothing recovered from " + spool + "\n"));
    }

    @Test
    void takesTheSpoolThatTheAgentTakes() throws IOException {
        journal(data.toString()).close();

        Launch recovery = Launch.in(
                Map.of("TRACKING_PATH", data.toString(), "TRACKING_SPOOL", spool.toString()), null, "recover");

        assertThat(recovery.err()).startsWith("1 run recovered");
    }

    @Test
    void leavesRunsOfLivingProcessesAlone() throws IOException {
        try (Journal alive = journal(data.toString())) {
            Launch recovery = Launch.of("recover", "--spool", spool.toString());

            assertThat(recovery.err()).startsWith("nothing recovered");
            assertThat(alive.folder()).exists();
        }
        assertThat(data.resolve("run_metadata")).doesNotExist();
    }

    @Test
    void keepsAJournalWhoseStorageIsAwayAndFails() throws IOException {
        Files.createFile(data);
        journal(data.toString()).close();

        Launch recovery = Launch.of("recover", "--spool", spool.toString());

        assertThat(recovery.exitCode()).isEqualTo(1);
        assertThat(recovery.err()).contains(data.toString(), "it is kept");
        Files.delete(data);
        assertThat(Launch.of("recover", "--spool", spool.toString()).err()).startsWith("1 run recovered");
    }

    @Test
    void storesWhatIsWholeOfADamagedJournalAndKeepsTheJournal() throws IOException {
        Journal journal = journal(data.toString());
        journal.append(new JournalEntry.FileRecorded(
                1,
                FileProcessingLog.builder(FileStatus.SUCCESS)
                        .filePath("/in/b.wav")
                        .build()));
        journal.close();
        damage(journal.folder().resolve("segment-000001"), "/in/a.wav");

        Launch recovery = Launch.of("recover", "--spool", spool.toString());
        Launch again = Launch.of("recover", "--spool", spool.toString());
        Launch shown = Launch.of("runs", "show", "left", "--files", "--path", data.toString());

        Path aside = spool.resolve("damaged-" + journal.folder().getFileName());
        assertThat(recovery.err()).contains("1 run recovered", "is damaged", aside.toString());
        assertThat(aside.resolve("segment-000001")).exists();
        assertThat(again).isEqualTo(new Launch(0, "", "nothing recovered from " + spool + "\n"));
        assertThat(shown.out()).contains("/in/b.wav").doesNotContain("/in/a.wav");
    }

    private static void damage(Path file, String text) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void makesNoFolderOfAStorageThatOnlyTheApplicationKnows() throws IOException {
        journal("com.acme.Store#1").close();

        Launch recovery = Launch.of("recover", "--spool", spool.toString());

        assertThat(recovery.exitCode()).isEqualTo(1);
        assertThat(recovery.err()).contains("com.acme.Store#1", "known to the application alone");
        assertThat(Path.of("com.acme.Store#1")).doesNotExist();
    }

    @Test
    void createsNoSpoolWhereThereIsNone() throws IOException {
        Files.createDirectory(data);
        Launch usual = Launch.in(Map.of("TRACKING_PATH", data.toString()), null, "recover");
        Launch given = Launch.of("recover", "--spool", spool.toString());

        assertThat(usual.exitCode()).isZero();
        assertThat(usual.err()).startsWith("nothing to recover: there is no spool at " + data.resolve(".spool"));
        assertThat(given.exitCode()).isEqualTo(1);
        assertThat(given.err()).contains("check --spool");
        assertThat(data).isEmptyDirectory();
        assertThat(spool).doesNotExist();
    }

    @Test
    void takesATrackingPathThatIsNotThereForAMistypedOne() {
        Launch recovery = Launch.of("recover", "--path", data.toString());

        assertThat(recovery)
                .isEqualTo(new Launch(1, "", "runtrack: no folder " + data + "; check --path or TRACKING_PATH\n"));
        assertThat(data).doesNotExist();
    }

    @Test
    void namesWhatMayHideAStaleRun() {
        StoredTree tree = StoredTree.withRunOfEachStatus(data);
        tree.metadata("2025/01/25", "torn", "{");

        assertThat(tree.launch("recover").err())
                .contains("run_metadata/2025/01/25/torn.json", "a stale run in it is not named");
        Launch recovery = tree.launch("recover", "--stale");

        assertThat(recovery.exitCode()).isEqualTo(1);
        assertThat(recovery.out()).contains("aa20-stale");
        assertThat(recovery.err()).contains("run_metadata/2025/01/25/torn.json", "a stale run in it is not closed");
    }

    @Test
    void closesStaleRunsOnlyWhenAskedTo() {
        StoredTree tree = StoredTree.withRunOfEachStatus(data);

        Launch hint = tree.launch("recover");
        assertThat(hint.exitCode()).isZero();
        assertThat(hint.err())
                .startsWith("nothing to recover: ")
                .endsWith("1 stale run would be closed by --stale: aa20-stale (transcribe)\n");
        assertThat(tree.launch("runs", "show", "aa20").out()).contains("stale");

        Launch recovery = tree.launch("recover", "--stale");
        assertThat(recovery.exitCode()).as(recovery.err()).isZero();
        assertThat(recovery.err()).contains("1 run closed in " + data);
        assertThat(recovery.out()).contains("aa20-stale").doesNotContain("aa10-running");
        assertThat(tree.launch("runs", "show", "aa20").out())
                .contains("aborted", "Process died before the command completed (recovered)");
        assertThat(tree.launch("runs", "show", "aa10").out()).contains("running");
        assertThat(tree.launch("recover", "--stale").err()).contains("nothing closed in");
        assertThat(tree.launch("recover", "--from", "2025-01-01").err()).contains("add --stale");
    }

    @Test
    void doesNotTakeTheWorkingFolderForASpool() {
        Launch recovery = Launch.of("recover", "--spool", "");

        assertThat(recovery)
                .isEqualTo(new Launch(
                        2, "", "runtrack: --spool is empty; give the folder of the journals, or leave it out\n"));
    }

    @Test
    void reportsMistakesInTheSettingsThatItReads() {
        Launch recovery =
                Launch.in(Map.of("TRACKING_PATH", data.toString(), "TRACKING_SPOOL_MAX", "4GB"), null, "recover");

        assertThat(recovery.exitCode()).isEqualTo(2);
        assertThat(recovery.err()).contains("TRACKING_SPOOL_MAX", "4GiB").hasLineCount(1);
    }

    /** A journal with one run that goes on; closing it leaves what a kill leaves. */
    private Journal journal(String destination) throws IOException {
        Journal journal = Spool.open(spool).create(JournalHeader.of(destination, 5_000), 1 << 20, TextFilter.NONE);
        RunMetadata run =
                RunMetadata.builder("left-behind", "transcribe", Launch.NOW).build();
        journal.appendEssential(new JournalEntry.RunStarted(1, run));
        journal.append(new JournalEntry.FileRecorded(
                1,
                FileProcessingLog.builder(FileStatus.SUCCESS)
                        .filePath("/in/a.wav")
                        .build()));
        return journal;
    }
}
