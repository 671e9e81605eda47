package io.runtrack.figures.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.GeneratedNights;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.WholeFigures;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsTest;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.folder.LocalFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are the same with kept facts and without, and the logs of kept days stay closed. */
class FactsCacheTest {
    private static final Instant NOW = Instant.parse("2026-03-21T12:00:00Z");
    private static final FigureOptions OPTIONS = FigureOptions.of(ZoneOffset.UTC);
    private static final LocalDate LAST = GeneratedNights.LAST;

    @TempDir
    private Path folder;

    private Path cache;
    private CountedReads reads;
    private FactsCache.Extent extent = FactsCache.Extent.WHOLE_DAYS;
    private TrackingStorage storage;

    @BeforeEach
    void makeNights() throws IOException {
        cache = folder.resolve("new/cache");
        reads = new CountedReads(LocalFolder.at(folder.resolve("tracked")));
        storage = TrackingStorage.open(reads, "");
        GeneratedNights.write(storage, 7);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void opensNoLogOfADayThatIsKept() throws IOException {
        assertThat(opened(LAST.minusDays(2), LAST)).as("the first time").isNotEmpty();
        assertThat(opened(LAST.minusDays(2), LAST)).as("the second time").isEmpty();

        for (Path file : kept()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void opensTheLogsOfANewDayAlone() throws IOException {
        read(LAST.minusDays(3), LAST.minusDays(1), NOW);

        assertThat(opened(LAST.minusDays(2), LAST)).isNotEmpty().allMatch(log -> log.contains(day(LAST)));
    }

    @Test
    void trustsNothingThatWasMadeOfOtherDocuments() throws IOException {
        read(LAST, LAST, NOW);
        RunMetadata run = storage.listRuns(Instant.EPOCH, NOW, any -> true).runs().stream()
                .filter(each -> each.failedCount() > 0
                        && Period.of(LAST, ZoneOffset.UTC).contains(each))
                .findFirst()
                .orElseThrow();
        storage.saveFileLogs(run, List.of(failed("/in/a", run), failed("/in/b", run)));

        assertThat(opened(LAST, LAST)).isNotEmpty().allMatch(log -> log.contains(day(LAST)));
    }

    private static FileProcessingLog failed(String path, RunMetadata run) {
        return FileProcessingLog.builder(FileStatus.FAILED)
                .filePath(path)
                .startedAt(run.startedAt())
                .errorType("IOException")
                .errorMessage("later")
                .build();
    }

    @Test
    void makesAnewWhatIsDamaged() throws IOException {
        read(LAST, LAST, NOW);
        List<Path> files = kept();
        for (int i = 0; i < files.size(); i++) {
            String text = Files.readString(files.get(i));
            String damaged =
                    switch (i % 5) {
                        case 0 -> text.substring(0, text.length() / 2);
                        case 1 -> "";
                        case 2 -> text.replace("\"version\":", "\"version\":9");
                        case 3 -> text.replace('[', '{');
                        default -> "[".repeat(100_000);
                    };
            Files.writeString(files.get(i), damaged);
        }

        assertThat(opened(LAST, LAST)).isNotEmpty();
        assertThat(opened(LAST, LAST)).as("it is whole again").isEmpty();
    }

    @Test
    void keepsNothingOfADayThatGoesOnOrCannotBeRead() throws IOException {
        Path log = folder.resolve("tracked/file_logs").resolve(day(LAST)).resolve("torn_files.json");
        RunMetadata torn = RunMetadata.builder(
                        "torn", "job0", Period.of(LAST, ZoneOffset.UTC).from())
                .build();
        storage.saveRunMetadata(torn.toBuilder().failedCount(1).totalFiles(1).build());
        Files.write(log, "[{\"file_path\"".getBytes(StandardCharsets.UTF_8));

        read(LAST, LAST, NOW);
        assertThat(opened(LAST, LAST)).contains("file_logs/" + day(LAST) + "/torn_files.json");
        assertThat(kept()).noneMatch(file -> file.endsWith(LAST + ".json"));

        Instant thatDay = Period.of(LAST, ZoneOffset.UTC).to().minusSeconds(60);
        read(LAST.minusDays(1), LAST, thatDay);
        assertThat(kept()).noneMatch(file -> file.endsWith(LAST + ".json"));
    }

    @Test
    void keepsOfADayThatGoesOnWhatLargeRunsCameToThatHaveEnded() throws IOException {
        extent = FactsCache.Extent.AS_ASKED;
        Instant began = Period.of(LAST, ZoneOffset.UTC).from().plusSeconds(60);
        RunMetadata large = RunMetadata.builder("large", "job0", began)
                .completedAt(began.plusSeconds(9))
                .status(RunStatus.PARTIAL_SUCCESS)
                .totalFiles(10_000)
                .successCount(9_999)
                .failedCount(1)
                .build();
        storage.saveRunMetadata(large);
        storage.saveFileLogs(large, List.of(failed("/in/of-large", large)));
        Instant thatDay = Period.of(LAST, ZoneOffset.UTC).to().minusSeconds(60);
        String log = "file_logs/" + day(LAST) + "/large";

        assertThat(openedForADay(thatDay)).as("the first time").anyMatch(name -> name.startsWith(log));
        assertThat(openedForADay(thatDay))
                .as("the second time")
                .isNotEmpty()
                .allMatch(name -> name.contains(day(LAST)) && !name.startsWith(log));
    }

    /** As {@link #opened}, for the figures of the last day alone. */
    private List<String> openedForADay(Instant now) {
        Period day = Period.of(LAST, ZoneOffset.UTC);
        reads.logs();
        FactsCache kept = cache(now);
        PeriodFigures figures = new FigureReader(storage, kept, OPTIONS, now).read(day);
        List<String> opened = reads.logs();

        assertThat(kept.problem()).isNull();
        assertThat(FactsTest.text(figures))
                .isEqualTo(FactsTest.text(new FigureReader(storage, OPTIONS, now).read(day)));
        return opened;
    }

    /** Which logs are opened for figures that are the same as without anything kept. */
    private List<String> opened(LocalDate first, LocalDate last) {
        reads.logs();
        WholeFigures kept = read(first, last, NOW);
        List<String> opened = reads.logs();
        WholeFigures fresh = new FigureReader(storage, OPTIONS, NOW).readWhole(period(first, last));

        assertThat(FactsTest.text(kept.figures())).isEqualTo(FactsTest.text(fresh.figures()));
        assertThat(kept.outcomesBefore()).isEqualTo(fresh.outcomesBefore());
        FactsTest.assertSame(FactsTest.json(kept.facts()), FactsTest.json(fresh.facts()));
        return opened;
    }

    private WholeFigures read(LocalDate first, LocalDate last, Instant now) {
        FactsCache kept = cache(now);
        WholeFigures figures = new FigureReader(storage, kept, OPTIONS, now).readWhole(period(first, last));
        assertThat(kept.problem()).isNull();
        return figures;
    }

    private FactsCache cache(Instant now) {
        return new FactsCache(cache, extent, storage, ZoneOffset.UTC, "all", now, new FactsReader(storage));
    }

    private static Period period(LocalDate first, LocalDate last) {
        return new Period(
                Period.of(first, ZoneOffset.UTC).from(),
                Period.of(last, ZoneOffset.UTC).to());
    }

    private static String day(LocalDate day) {
        return day.toString().replace('-', '/');
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
