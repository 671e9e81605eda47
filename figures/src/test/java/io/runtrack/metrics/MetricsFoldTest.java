package io.runtrack.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFoldTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-12T00:00:00Z");
    private static final int MINUTES = 10 * 24 * 60;
    private static final List<RunStatus> STATUSES =
            List.of(RunStatus.SUCCESS, RunStatus.SUCCESS, RunStatus.FAILED, RunStatus.RUNNING);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameOfChunksAsOfAllRunsTogether(long seed) throws IOException {
        Random random = new Random(seed);
        List<RunMetadata> oldestFirst = forest(random);
        MetricsFold chunks = new MetricsFold(NOW);
        for (int end = oldestFirst.size(); end > 0; ) {
            int start = Math.max(0, end - 1 - random.nextInt(60));
            chunks.add(oldestFirst.subList(start, end));
            end = start;
        }
        MetricsFold together = new MetricsFold(NOW);
        together.add(oldestFirst);
        assertThat(text(chunks)).isEqualTo(text(together)).contains("runtrack_last_run_files");
    }

    /** Names that are hard to write, and a subcommand that other writers leave empty. */
    @Test
    void writesWhatAStrictReaderReads() throws IOException {
        List<String> names = List.of("na\"me", "a\nb", "C:\\new", "\\", "überträge", "{x=\"y\"}", "# EOF", "extract");
        MetricsFold fold = new MetricsFold(NOW);
        List<RunMetadata> runs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            runs.add(RunMetadata.builder("run-" + i, names.get(i), FIRST.plusSeconds(i))
                    .subcommand(i % 2 == 0 ? names.get(i) : null)
                    .status(RunStatus.SUCCESS)
                    .completedAt(FIRST.plusSeconds(90))
                    .build());
        }
        runs.add(RunMetadata.builder("other", "extract", FIRST.minusSeconds(9))
                .subcommand("")
                .status(RunStatus.FAILED)
                .completedAt(FIRST)
                .build());
        fold.add(runs);

        Map<List<Object>, Double> series = OpenMetricsText.parse(text(fold));

        for (int i = 0; i < names.size(); i++) {
            Map<String, String> labels = Map.of("command", names.get(i), "subcommand", i % 2 == 0 ? names.get(i) : "");
            assertThat(series).containsKey(List.of("runtrack_last_success_timestamp_seconds", labels));
        }
        Map<String, String> labels = Map.of("command", "extract", "subcommand", "", "status", "failed");
        assertThat(series).containsEntry(List.of("runtrack_runs", labels), 1.0);
        assertThat(OpenMetricsText.parse(text(new MetricsFold(NOW)))).isEmpty();
    }

    /** Single runs, chains, and fan-outs whose parts were run again or whose parent is not stored. */
    private static List<RunMetadata> forest(Random random) {
        List<RunMetadata> runs = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            Instant start = FIRST.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
            RunMetadata.Builder run = RunMetadata.builder("run-" + number, "job" + random.nextInt(5), start);
            int kind = random.nextInt(4);
            if (kind == 0 && number > 0) {
                RunMetadata parent = runs.get(random.nextInt(number));
                start = parent.startedAt().plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
                run = RunMetadata.builder("run-" + number, "job" + random.nextInt(5), start)
                        .parentRunId(parent.runId())
                        .worker(random.nextBoolean() ? null : Integer.toString(random.nextInt(2)));
            } else if (kind == 1) {
                run.parentRunId("scheduler-" + random.nextInt(5)).worker(random.nextBoolean() ? null : "0");
            }
            RunStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            runs.add(run.status(status)
                    .completedAt(status == RunStatus.RUNNING ? null : start.plusSeconds(30))
                    .totalFiles(3)
                    .successCount(2)
                    .failedCount(1)
                    .build());
        }
        runs.sort(Comparator.comparing(RunMetadata::startedAt));
        return runs;
    }

    private static String text(MetricsFold fold) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        fold.end(successes -> {}).writeOpenMetrics(text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
