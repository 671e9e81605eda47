package io.runtrack.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.FactsPlan;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.Period;
import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.FactsJson;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRun;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to executors, and what they answer, comes to what one process folds. */
class DayPartsTest {
    private static final Instant START = Instant.parse("2026-07-01T22:00:00.000001Z");
    private static final Period PERIOD = new Period(START, START.plusSeconds(86_400));

    @TempDir
    Path folder;

    @Test
    void slicesOfADayComeToItsFacts() throws IOException {
        try (TrackingStorage storage = TrackingStorage.open(folder.toString())) {
            for (int i = 0; i < 12; i++) {
                store(storage, i);
            }
            List<RunMetadata> runs =
                    storage.listRuns(PERIOD.from(), PERIOD.to(), run -> true).runs();
            FactsPlan plan = new FactsPlan(runs, FigureOptions.of(ZoneOffset.UTC), PERIOD, PERIOD.to());
            assertThat(plan.dayParts()).hasSize(2);
            FactsReader reader = new FactsReader(storage);
            for (DayPart part : plan.dayParts()) {
                Facts sum = new Facts();
                for (List<DayPart> slice :
                        Slices.of(part.split(), 3, unit -> unit.runs().size())) {
                    for (DayPart least : slice) {
                        Facts facts = reader.facts(DayParts.dayPart(DayParts.pack(least)), Facts.Extent.WHOLE);
                        sum.add(FactsJson.read(new ByteArrayInputStream(json(facts))));
                    }
                }
                assertThat(json(sum)).isEqualTo(json(reader.facts(part, Facts.Extent.WHOLE)));
                assertThat(DayParts.dayPart(DayParts.pack(part))).isEqualTo(part);
            }
            LaterDay later =
                    new LaterDay(plan.dayParts().get(0).day(), List.of(new LaterRun(runs.get(0), Set.of("a\nb", "ü"))));
            assertThat(DayParts.laterDay(DayParts.pack(later))).isEqualTo(later);
        }
    }

    @Test
    void slicesAreOfAboutTheSameWorkInTheOrderOfTheList() {
        assertThat(Slices.of(List.of(1_000, 0, 0, 1_000, 2_000), 2, Integer::longValue))
                .containsExactly(List.of(1_000, 0, 0, 1_000), List.of(2_000));
        assertThat(Slices.of(List.of(1, 2), 9, Integer::longValue)).containsExactly(List.of(1), List.of(2));
        assertThat(Slices.of(List.<Integer>of(), 9, Integer::longValue)).isEmpty();
    }

    private static void store(TrackingStorage storage, int number) {
        RunMetadata run = RunMetadata.builder("run-" + number, "extract", START.plusSeconds(1_000L * number))
                .status(RunStatus.PARTIAL_SUCCESS)
                .parentRunId(number % 4 == 0 ? null : "run-" + (number - number % 4))
                .worker(number % 4 == 0 ? null : Integer.toString(number % 4))
                .labels(Map.of("team", "\"ü\n"))
                .totalFiles(2)
                .successCount(1)
                .failedCount(1)
                .emailsFailed(1)
                .build();
        storage.saveRunMetadata(run);
        storage.saveFileLogs(run, List.of(file("a-" + number, FileStatus.SUCCESS), file("b", FileStatus.FAILED)));
        storage.saveEmailLogs(
                run, List.of(new EmailResult(null, null, "a@b.com", EmailStatus.FAILED, "full", 552, null)));
    }

    private static FileProcessingLog file(String path, FileStatus status) {
        return FileProcessingLog.builder(status).filePath(path).startedAt(START).build();
    }

    private static byte[] json(Facts facts) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        FactsJson.write(facts, json);
        return json.toByteArray();
    }
}
