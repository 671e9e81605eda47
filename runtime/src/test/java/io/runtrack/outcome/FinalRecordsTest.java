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
import java.util.stream.IntStream;
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

    private final List<FinalRecords.Entry> entries = new ArrayList<>();

    @Test
    void theLastToStartCountsThenTheHigherAttempt() {
        add(RUN, "/in/a", FileStatus.FAILED, 1, 1);
        FinalRecords.Entry repaired = add(RUN, "/in/a", FileStatus.SUCCESS, 2, 2);
        FinalRecords.Entry broken = add(RUN, "/in/b", FileStatus.FAILED, 5, 2);
        add(RUN, "/in/b", FileStatus.SUCCESS, 5, 1);
        FinalRecords.Entry unnamed = add(RUN, null, FileStatus.FAILED, 1, 1);
        FinalRecords.Entry alsoUnnamed = add(RUN, null, FileStatus.FAILED, 1, 1);
        FinalRecords.Entry elsewhere = add(OTHER, "/in/a", FileStatus.FAILED, 1, 1);

        assertThat(outcomes())
                .containsExactly(
                        outcome(repaired, true),
                        outcome(broken, false),
                        outcome(unnamed, false),
                        outcome(alsoUnnamed, false),
                        outcome(elsewhere, false));
        assertThat(records(0).files()).isEqualTo(5);
        assertThat(records(0).repaired()).isEqualTo(1);
    }

    @Test
    void aRunAndItsWorkersHaveTheirFilesInCommon() {
        add(RUN, "/in/a", FileStatus.SUCCESS, 1, 1);
        FinalRecords.Entry last = add(WORKER, "/in/a", FileStatus.FAILED, 9, 1);

        assertThat(outcomes()).containsExactly(outcome(last, false));
    }

    @Test
    void whatWasWrittenSinceTheDecisionIsLeftForTheNextLook() {
        add(RUN, "/in/a", FileStatus.FAILED, 1, 1);
        FinalRecords decided = records(0);
        add(RUN, "/in/a", FileStatus.SUCCESS, 2, 2);

        List<FileStatus> seen = new ArrayList<>();
        decided.forEach(outcome -> seen.add(outcome.log().status()));
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
                () -> IntStream.range(0, 2 * files).mapToObj(i -> {
                    FileStatus status = i < files ? FileStatus.FAILED : FileStatus.SUCCESS;
                    return new FinalRecords.Entry(RUN, log("/in/" + i % files, status, i / files, 1 + i / files));
                }),
                files);

        long[] seen = new long[1];
        records.forEach(outcome -> {
            assertThat(outcome.log().status()).isEqualTo(FileStatus.SUCCESS);
            assertThat(outcome.repaired()).isTrue();
            seen[0]++;
        });
        assertThat(seen[0]).isEqualTo(files);
        assertThat(records.files()).isEqualTo(files);
        assertThat(records.repaired()).isEqualTo(files);
    }

    private List<FinalRecords.Outcome> expected() {
        Map<String, List<FinalRecords.Entry>> byFile = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            FinalRecords.Entry entry = entries.get(i);
            String path = entry.log().filePath();
            String key = path == null ? "record " + i : entry.run().command() + " " + path;
            byFile.computeIfAbsent(key, first -> new ArrayList<>()).add(entry);
        }
        List<FinalRecords.Outcome> outcomes = new ArrayList<>();
        for (List<FinalRecords.Entry> all : byFile.values()) {
            FinalRecords.Entry last = all.get(0);
            for (FinalRecords.Entry entry : all) {
                last = ORDER.compare(entry, last) >= 0 ? entry : last;
            }
            boolean everFailed = all.stream().anyMatch(each -> each.log().status() == FileStatus.FAILED);
            outcomes.add(outcome(last, everFailed && last.log().status() != FileStatus.FAILED));
        }
        outcomes.sort(Comparator.comparingInt(outcome -> position(outcome.log())));
        return outcomes;
    }

    private static final Comparator<FinalRecords.Entry> ORDER = Comparator.comparing((FinalRecords.Entry entry) ->
                    Objects.requireNonNull(entry.log().startedAt()))
            .thenComparing(entry -> entry.log().attempt());

    /** Each record has an output of its own, by which it is known. */
    private int position(FileProcessingLog wanted) {
        for (int i = 0; i < entries.size(); i++) {
            if (Objects.equals(entries.get(i).log().outputPath(), wanted.outputPath())) {
                return i;
            }
        }
        throw new AssertionError(wanted);
    }

    private static FinalRecords.Outcome outcome(FinalRecords.Entry entry, boolean repaired) {
        return new FinalRecords.Outcome(entry.run(), entry.log(), repaired);
    }

    private List<FinalRecords.Outcome> outcomes() {
        return outcomes(entries.size());
    }

    private List<FinalRecords.Outcome> outcomes(long expected) {
        List<FinalRecords.Outcome> outcomes = new ArrayList<>();
        records(expected).forEach(outcomes::add);
        return outcomes;
    }

    private FinalRecords records(long expected) {
        return FinalRecords.of(entries::stream, expected);
    }

    private FinalRecords.Entry add(RunMetadata run, @Nullable String path, FileStatus status, int second, int attempt) {
        FileProcessingLog log = log(path, status, second, attempt).toBuilder()
                .outputPath("record " + entries.size())
                .build();
        FinalRecords.Entry entry = new FinalRecords.Entry(run, log);
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
