package io.runtrack.storage;

import static io.runtrack.storage.StoredRuns.EMAILS;
import static io.runtrack.storage.StoredRuns.FILES;
import static io.runtrack.storage.StoredRuns.complete;
import static io.runtrack.storage.StoredRuns.fixture;
import static io.runtrack.storage.StoredRuns.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.blob.UnreadableDocument;
import io.runtrack.storage.blob.WatchedStore;
import io.runtrack.storage.folder.LocalFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrackingStorageTest {
    private static final Instant LONG_AGO = Instant.MIN;
    private static final Instant FAR_FUTURE = Instant.MAX;

    @TempDir
    Path temp;

    private Path folder;
    private TrackingStorage storage;

    @BeforeEach
    void open() throws IOException {
        folder = temp.toRealPath().resolve("my tracking");
        storage = TrackingStorage.open(folder.toString());
    }

    @Test
    void savesTheThreeDocumentsOfARunWhereTheLayoutSays() throws IOException {
        storage.saveRunMetadata(complete());
        storage.saveFileLogs(complete(), FILES);
        storage.saveEmailLogs(complete(), EMAILS);
        String id = StoredRuns.RUN_ID;
        assertThat(folder.resolve("run_metadata/2025/01/25/" + id + ".json")).hasContent(fixture("run-complete.json"));
        assertThat(folder.resolve("file_logs/2025/01/25/" + id + "_files.json")).hasContent(fixture("files.json"));
        assertThat(folder.resolve("email_logs/2025/01/25/" + id + "_emails.json"))
                .hasContent(fixture("emails.json"));
    }

    @Test
    void aFileWhereAFolderShouldBeDoesNotPassForAnEmptyOne() throws IOException {
        for (String place :
                List.of("run_metadata", "run_metadata/2025", "run_metadata/2025/01", "run_metadata/2025/01/25")) {
            Path tree = temp.resolve("tree-" + place.length());
            Path file = tree.resolve(place);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "moved away");
            try (TrackingStorage there = TrackingStorage.open(tree.toString())) {
                Instant day = Instant.parse("2025-01-25T00:00:00Z");
                for (RunListing runs : List.of(
                        there.listRuns(day, day.plusSeconds(3600), run -> true),
                        there.listRuns(day.minus(Duration.ofDays(90)), day, run -> true),
                        there.listRuns(LONG_AGO, FAR_FUTURE, run -> true))) {
                    assertThat(runs.unreadable())
                            .extracting(UnreadableDocument::name)
                            .as(place)
                            .containsExactly(place);
                }
                assertThatThrownBy(() -> there.findRun("some-run")).hasMessageContaining(place);
            }
        }
    }

    @Test
    void aFileWhereTheFolderOfLogsShouldBeIsNoMissingLog() throws IOException {
        storage.saveRunMetadata(complete());
        Path file = Files.createDirectories(folder.resolve("file_logs/2025")).resolve("01");
        Files.writeString(file, "moved away");

        assertThatThrownBy(() -> storage.readFileLogs(complete()).toList()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void keepsEmailResultsThatTheRunToBeSavedDoesNotBring() {
        RunMetadata run = complete();
        assertThat(run.emailResults()).isNotEmpty();
        storage.saveRunMetadata(run);

        RunMetadata head =
                run.toBuilder().emailResults(List.of()).command("renamed").build();
        storage.saveRunMetadata(head);

        assertThat(storage.listRuns(LONG_AGO, FAR_FUTURE, null, null))
                .containsExactly(run.toBuilder().command("renamed").build());
    }

    @Test
    void readsBackWhatItSaved() {
        storage.saveRunMetadata(complete());
        storage.saveFileLogs(complete(), FILES);
        storage.saveEmailLogs(complete(), EMAILS);
        assertThat(storage.listRuns(LONG_AGO, FAR_FUTURE, null, null)).containsExactly(complete());
        assertThat(storage.readFileLogs(complete())).isEqualTo(FILES);
        assertThat(storage.readEmailLogs(complete())).isEqualTo(EMAILS);
    }

    @Test
    void anEmptyLogIsADocumentAndAMissingOneIsAnEmptyStream() throws IOException {
        assertThat(storage.readFileLogs(complete())).isEmpty();
        assertThat(storage.readEmailLogs(complete())).isEmpty();
        storage.saveFileLogs(complete(), List.of());
        assertThat(folder.resolve(RunLayout.fileLogs(complete()))).hasContent("[]\n");
        assertThat(storage.readFileLogs(complete())).isEmpty();
    }

    @Test
    void listsNewestFirstWhatStartedBetweenTwoInstantsBothIncluded() {
        save("before", "2025-01-24T23:59:59.999999Z");
        save("first", "2025-01-25T00:00:00Z");
        save("middle", "2025-01-25T12:00:00Z");
        save("last", "2025-01-26T06:00:00Z");
        save("after", "2025-01-26T06:00:00.000001Z");
        assertThat(ids(storage.listRuns(
                        Instant.parse("2025-01-25T00:00:00Z"), Instant.parse("2025-01-26T06:00:00Z"), null, null)))
                .containsExactly("last", "middle", "first");
        assertThat(ids(storage.listRuns(LONG_AGO, FAR_FUTURE, null, null)))
                .containsExactly("after", "last", "middle", "first", "before");
        assertThat(storage.listRuns(FAR_FUTURE, LONG_AGO, null, null)).isEmpty();
    }

    @Test
    void findsARunByTheNanosecondWithWhichItStarted() {
        RunMetadata run = started("r", "2025-01-25T10:00:00.123456789Z");
        storage.saveRunMetadata(run);
        assertThat(ids(storage.listRuns(run.startedAt(), run.startedAt(), null, null)))
                .containsExactly("r");
    }

    @Test
    void listsByCommandAndStatus() {
        storage.saveRunMetadata(complete());
        save("transcribing", "2025-01-25T00:00:00Z");
        assertThat(ids(storage.listRuns(LONG_AGO, FAR_FUTURE, "transcribe", null)))
                .containsExactly("transcribing");
        assertThat(ids(storage.listRuns(LONG_AGO, FAR_FUTURE, null, RunStatus.PARTIAL_SUCCESS)))
                .containsExactly(StoredRuns.RUN_ID);
        assertThat(storage.listRuns(LONG_AGO, FAR_FUTURE, "transcribe", RunStatus.FAILED))
                .isEmpty();
    }

    @Test
    void readsOnlyTheDaysOfTheRange() throws IOException {
        save("in-range", "2025-01-25T10:00:00Z");
        broken("run_metadata/2025/01/24/broken.json", "{");
        Instant start = Instant.parse("2025-01-25T00:00:00Z");
        RunListing listing = storage.listRuns(start, start.plusSeconds(3600 * 24 * 200), run -> true);
        assertThat(ids(listing.runs())).containsExactly("in-range");
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void countsAndNamesBrokenDocumentsAndShowsTheOthers() throws IOException {
        save("good-1", "2025-01-25T10:00:00Z");
        save("good-2", "2025-01-25T11:00:00Z");
        String whole = fixture("run-started.json");
        broken("run_metadata/2025/01/25/a-empty.json", "");
        broken("run_metadata/2025/01/25/b-cut.json", whole.substring(0, whole.indexOf("\"exit_code\"")));
        broken("run_metadata/2025/01/25/c-odd.json", whole.replace("running", "odd"));
        broken("run_metadata/2025/01/25/d-binary.json", "\0\0\0\0");
        broken("run_metadata/2025/01/25/notes.txt", "not ours");

        RunListing listing = storage.listRuns(LONG_AGO, FAR_FUTURE, run -> true);

        assertThat(ids(listing.runs())).containsExactly("good-2", "good-1");
        assertThat(listing.unreadable())
                .extracting(document -> Path.of(document.name()).getFileName().toString())
                .containsExactly("a-empty.json", "b-cut.json", "c-odd.json", "d-binary.json");
        assertThat(listing.unreadable().get(2))
                .hasToString("run_metadata/2025/01/25/c-odd.json is not readable: "
                        + "'status' is 'odd', not a RunStatus (line 10, column 18)");
        assertThat(ids(storage.listRuns(LONG_AGO, FAR_FUTURE, null, null))).containsExactly("good-2", "good-1");
    }

    @Test
    void listsHeadsWithoutStepsAndEmailResults() {
        storage.saveRunMetadata(complete());
        assertThat(storage.listRuns(LONG_AGO, FAR_FUTURE, run -> true).runs())
                .containsExactly(complete().toBuilder()
                        .steps(List.of())
                        .emailResults(List.of())
                        .build());
        assertThat(storage.readSteps(complete())).isEqualTo(complete().steps());
    }

    @Test
    void findsARunByItsIdOrAUniquePrefix() {
        save("nightly", "2025-01-25T10:00:00Z");
        save("nightly-2", "2025-01-26T10:00:00Z");
        save("other", "2024-01-01T10:00:00Z");
        assertThat(storage.findRun("nightly").orElseThrow().runId()).isEqualTo("nightly");
        assertThat(storage.findRun("o").orElseThrow().runId()).isEqualTo("other");
        assertThat(storage.findRun("nightly-3")).isEmpty();
        assertThat(storage.findRun("")).isEmpty();
        assertThat(storage.findRun("../../x")).isEmpty();
        assertThatThrownBy(() -> storage.findRun("night"))
                .isInstanceOfSatisfying(AmbiguousRunException.class, ambiguous -> assertThat(ambiguous.candidates())
                        .containsExactly("nightly-2", "nightly"))
                .hasMessage("2 runs have an id that begins with 'night': nightly-2 (transcribe, 2025-01-26T10:00:00Z),"
                        + " nightly (transcribe, 2025-01-25T10:00:00Z); give more of the id");
    }

    @Test
    void namesFiveOfManyRunsAndHowManyMoreThereAre() {
        for (int day = 10; day < 19; day++) {
            save("many-" + day, "2025-01-" + day + "T10:00:00Z");
        }
        assertThatThrownBy(() -> storage.findRun("many"))
                .hasMessageStartingWith("9 runs have an id")
                .hasMessageContaining("many-18 (transcribe, 2025-01-18T10:00:00Z)")
                .hasMessageContaining("many-14 (")
                .hasMessageContaining(" and 4 more;")
                .hasMessageNotContaining("many-13");
    }

    @Test
    void findsTheNewestOfSeveralRunsWithOneId() {
        save("same", "2025-01-25T10:00:00Z");
        save("same", "2025-02-25T10:00:00Z");
        assertThat(storage.findRun("same").orElseThrow().startedAt()).isEqualTo("2025-02-25T10:00:00Z");
        assertThat(storage.findRun("sa").orElseThrow().startedAt()).isEqualTo("2025-02-25T10:00:00Z");
    }

    @Test
    void saysWhyTheRunThatWasFoundCannotBeRead() throws IOException {
        broken("run_metadata/2025/01/25/bad.json", "{");
        assertThatThrownBy(() -> storage.findRun("bad"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("run_metadata/2025/01/25/bad.json is not readable");
    }

    @Test
    void knowsWhetherARunExistsOnWhateverDay() {
        save("nightly", "2020-02-29T10:00:00Z");
        assertThat(storage.runExists("nightly")).isTrue();
        assertThat(storage.runExists("night")).isFalse();
    }

    @Test
    void readsLogsOneByOneAndClosesThem() throws IOException {
        WatchedStore watched = new WatchedStore(LocalFolder.at(folder));
        try (TrackingStorage own = TrackingStorage.open(watched, "")) {
            own.saveFileLogs(complete(), Collections.nCopies(50_000, FILES.get(0)));
            own.readFileLogs(complete()); // never consumed, so never opened
            assertThat(watched.open).isZero();
            try (Stream<FileProcessingLog> logs = own.readFileLogs(complete())) {
                Iterator<FileProcessingLog> iterator = logs.iterator();
                assertThat(iterator.next()).isEqualTo(FILES.get(0));
                assertThat(watched.open).isEqualTo(1);
                assertThat(watched.bytesRead).isLessThan(100_000);
            }
            assertThat(watched.open).isZero();
            assertThat(own.readFileLogs(complete()).count()).isEqualTo(50_000);
            assertThat(watched.open).isZero();
        }
    }

    @Test
    void failsOnALogThatIsBrokenAfterItsGoodRecordsAndClosesIt() throws IOException {
        WatchedStore watched = new WatchedStore(LocalFolder.at(folder));
        broken(RunLayout.fileLogs(complete()), fixture("files.json").replace("failed", "odd"));
        List<FileProcessingLog> read = new ArrayList<>();
        try (TrackingStorage own = TrackingStorage.open(watched, "")) {
            assertThatThrownBy(() -> own.readFileLogs(complete()).forEach(read::add))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(RunLayout.fileLogs(complete()) + " is not readable: 'status' is 'odd'");
        }
        assertThat(read).containsExactly(FILES.get(0));
        assertThat(watched.open).isZero();
    }

    @Test
    void namesWhatItCouldNotSave() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("run_metadata"), "in the way");
        assertThatThrownBy(() -> storage.saveRunMetadata(complete()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "cannot save run_metadata/2025/01/25/" + StoredRuns.RUN_ID + ".json in " + folder);
    }

    private void save(String runId, String startedAt) {
        storage.saveRunMetadata(started(runId, startedAt));
    }

    private void broken(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(List<RunMetadata> runs) {
        return runs.stream().map(RunMetadata::runId).toList();
    }
}
