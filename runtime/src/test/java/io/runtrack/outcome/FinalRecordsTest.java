package io.runtrack.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinalRecordsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunMetadata RUN =
            RunMetadata.builder("run", "extract", START).build();
    private static final RunMetadata WORKER =
            RunMetadata.builder("worker", "extract", START).build();
    private static final RunMetadata OTHER =
            RunMetadata.builder("other", "report", START).build();

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(RunMetadata run, FileProcessingLog log) {}

    private record Outcome(Entry entry, boolean repaired) {}

    @Test
    void theLastToStartCountsThenTheHigherAttempt() {
        add(RUN, "/in/a", FileStatus.FAILED, 1, 1);
        Entry repaired = add(RUN, "/in/a", FileStatus.SUCCESS, 2, 2);
        Entry broken = add(RUN, "/in/b", FileStatus.FAILED, 5, 2);
        add(RUN, "/in/b", FileStatus.SUCCESS, 5, 1);
        Entry unnamed = add(RUN, null, FileStatus.FAILED, 1, 1);
        Entry alsoUnnamed = add(RUN, null, FileStatus.FAILED, 1, 1);
        Entry elsewhere = add(OTHER, "/in/a", FileStatus.FAILED, 1, 1);

        assertThat(outcomes())
                .containsExactly(
                        new Outcome(repaired, true),
                        new Outcome(broken, false),
                        new Outcome(unnamed, false),
                        new Outcome(alsoUnnamed, false),
                        new Outcome(elsewhere, false));
        assertThat(records(0).files()).isEqualTo(5);
        assertThat(records(0).repaired()).isEqualTo(1);
    }

    @Test
    void aRunAndItsWorkersHaveTheirFilesInCommon() {
        add(RUN, "/in/a", FileStatus.SUCCESS, 1, 1);
        Entry last = add(WORKER, "/in/a", FileStatus.FAILED, 9, 1);

        assertThat(outcomes()).containsExactly(new Outcome(last, false));
    }

    @Test
    void whatWasWrittenSinceTheDecisionIsLeftForTheNextLook() {
        add(RUN, "/in/a", FileStatus.FAILED, 1, 1);
        FinalRecords decided = records(0);
        add(RUN, "/in/a", FileStatus.SUCCESS, 2, 2);

        List<FileStatus> seen = new ArrayList<>();
        decided.forEach((run, log, repaired) -> seen.add(log.status()));
        assertThat(seen).containsExactly(FileStatus.FAILED);
    }

    /** Against a map that holds everything, for few files and many, and for expectations that are far off. */
    @Test
    void agreesWithAMapOfEverything() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            entries.clear();
            int files = 1 + random.nextInt(seed % 3 == 0 ? 5 : 3_000);
            int count = random.nextInt(4_000);
            for (int i = 0; i < count; i++) {
                String path = random.nextInt(50) == 0 ? null : "/in/" + random.nextInt(files);
                FileStatus status = List.of(FileStatus.values()).get(random.nextInt(3));
                RunMetadata run = List.of(RUN, WORKER, OTHER).get(random.nextInt(3));
                add(run, path, status, random.nextInt(6), 1 + random.nextInt(3));
            }

            assertThat(outcomes(random.nextInt(5_000))).as("seed %s", seed).containsExactlyElementsOf(expected());
        }
    }

    /** More repeated files than are kept at once. */
    @Test
    void agreesWhenNearlyEveryFileOfAMillionWasTriedTwice() {
        int files = 500_000;
        FinalRecords records = FinalRecords.of(
                each -> {
                    for (int i = 0; i < 2 * files; i++) {
                        FileStatus status = i < files ? FileStatus.FAILED : FileStatus.SUCCESS;
                        each.accept(RUN, log("/in/" + i % files, status, i / files, 1 + i / files));
                    }
                },
                files);

        long[] seen = new long[1];
        records.forEach((run, log, repaired) -> {
            assertThat(log.status()).isEqualTo(FileStatus.SUCCESS);
            assertThat(repaired).isTrue();
            seen[0]++;
        });
        assertThat(seen[0]).isEqualTo(files);
        assertThat(records.files()).isEqualTo(files);
        assertThat(records.repaired()).isEqualTo(files);
    }

    private List<Outcome> expected() {
        Map<String, List<Entry>> byFile = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String path = entry.log.filePath();
            String key = path == null ? "record " + i : entry.run.command() + " " + path;
            byFile.computeIfAbsent(key, first -> new ArrayList<>()).add(entry);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Entry> all : byFile.values()) {
            Entry last = all.get(0);
            for (Entry entry : all) {
                last = ORDER.compare(entry, last) >= 0 ? entry : last;
            }
            boolean everFailed = all.stream().anyMatch(each -> each.log.status() == FileStatus.FAILED);
            outcomes.add(new Outcome(last, everFailed && last.log.status() != FileStatus.FAILED));
        }
        outcomes.sort(Comparator.comparingInt(outcome -> position(outcome.entry)));
        return outcomes;
    }

    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> Objects.requireNonNull(entry.log.startedAt()))
            .thenComparing(entry -> entry.log.attempt());

    /** Each record has an output of its own, by which it is known. */
    private int position(Entry wanted) {
        for (int i = 0; i < entries.size(); i++) {
            if (Objects.equals(entries.get(i).log.outputPath(), wanted.log.outputPath())) {
                return i;
            }
        }
        throw new AssertionError(wanted);
    }

    private List<Outcome> outcomes() {
        return outcomes(entries.size());
    }

    private List<Outcome> outcomes(long expected) {
        List<Outcome> outcomes = new ArrayList<>();
        records(expected).forEach((run, log, repaired) -> outcomes.add(new Outcome(new Entry(run, log), repaired)));
        return outcomes;
    }

    private FinalRecords records(long expected) {
        return FinalRecords.of(each -> entries.forEach(entry -> each.accept(entry.run, entry.log)), expected);
    }

    private Entry add(RunMetadata run, @Nullable String path, FileStatus status, int second, int attempt) {
        FileProcessingLog log = log(path, status, second, attempt).toBuilder()
                .outputPath("record " + entries.size())
                .build();
        Entry entry = new Entry(run, log);
        entries.add(entry);
        return entry;
    }

    private static FileProcessingLog log(@Nullable String path, FileStatus status, int second, int attempt) {
        return FileProcessingLog.builder(status)
                .filePath(path)
                .startedAt(START.plusSeconds(second))
                .attempt(attempt)
                .build();
    }
}
