package io.runtrack.cli.export;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.model.RunMetadata;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: runs, files and emails as three tables, one file a day. It may be broken off and run again. */
@Command(
        name = "export",
        sortOptions = false,
        description = {
            "Writes runs, files and emails as three tables for DuckDB, Spark, Trino, pandas: one file a day (UTC) each,",
            "runs/2025-01-25.parquet, files/… and emails/…. A day's files replace those that an earlier export wrote."
        },
        footer = {"", "Example:", "  runtrack export --from 30d --to yesterday --format parquet --output /data/tables"})
public final class ExportCommand implements Callable<Integer> {
    private static final int NEIGHBOURS = 1;

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "The first day (2025-01-20, yesterday); of an instant, or 26h, so long ago, the whole day.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "The last day, included.")
    private String to = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "parquet, ndjson (a JSON object a line) or csv.")
    private ExportFormat format = ExportFormat.PARQUET;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to; it is made if missing.")
    private Path output = Path.of("");

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public ExportCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        GivenTimes times = GivenTimes.ofOptions(
                zone.zone(surroundings.environment()), surroundings.clock().instant());
        TimeRange range = TimeRange.parse(from, to, times);
        LocalDate first = ExportTables.day(range.from());
        LocalDate last = ExportTables.day(range.to());
        UnreadableDocuments unreadable = new UnreadableDocuments();
        DayExport.Rows rows = new DayExport.Rows();
        int days;
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunListing listing =
                    opened.listRuns(start(first.minusDays(NEIGHBOURS)), end(last.plusDays(NEIGHBOURS)), run -> true);
            unreadable.addAll(listing.unreadable());
            Map<LocalDate, List<RunMetadata>> byDay = byDay(listing);
            List<LocalDate> wanted = byDay.keySet().stream()
                    .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                    .toList();
            days = wanted.size();
            new EarlierFiles(output, format)
                    .remove(day -> !day.isBefore(first)
                            && !day.isAfter(last)
                            && !byDay.containsKey(day)
                            && isWhollyListed(day, listing));
            try (Progress progress = new Progress(screen, "of " + days + " days exported")) {
                for (LocalDate day : wanted) {
                    rows.add(write(opened, day, near(day, byDay), unreadable));
                    progress.step();
                }
            }
        }
        screen.say(days == 0 ? "no runs from " + first + " to " + last : written(days, rows));
        unreadable.report(screen);
        return ExitCode.DONE;
    }

    private DayExport.Rows write(
            TrackingStorage opened, LocalDate day, List<RunMetadata> runs, UnreadableDocuments unreadable)
            throws IOException {
        try (DayFiles files = new DayFiles(output, ExportTables.fileName(day, format), format)) {
            DayExport.Rows rows = new DayExport(opened, day, runs).write(files, unreadable);
            files.takePlaces();
            return rows;
        }
    }

    private static Map<LocalDate, List<RunMetadata>> byDay(RunListing listing) {
        Map<LocalDate, List<RunMetadata>> byDay = new TreeMap<>();
        for (RunMetadata run : listing.runs()) {
            byDay.computeIfAbsent(ExportTables.day(run), first -> new ArrayList<>())
                    .add(run);
        }
        return byDay;
    }

    /** Those of a day and of the days beside it. */
    private static List<RunMetadata> near(LocalDate day, Map<LocalDate, List<RunMetadata>> byDay) {
        List<RunMetadata> near = new ArrayList<>();
        for (int beside = -NEIGHBOURS; beside <= NEIGHBOURS; beside++) {
            near.addAll(byDay.getOrDefault(day.plusDays(beside), List.of()));
        }
        return near;
    }

    /** Whether a day without runs has none: what an earlier export wrote of it is to go only then. */
    private static boolean isWhollyListed(LocalDate day, RunListing listing) {
        return listing.unreadable().stream()
                .noneMatch(document -> RunLayout.mayHideRunsOf(start(day), end(day), document));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(LocalDate day) {
        return start(day.plusDays(1)).minusNanos(1);
    }

    private String written(int days, DayExport.Rows rows) {
        return String.format(
                Locale.ROOT,
                "%s with %s, %s of files, %s of emails are in %s",
                RunWords.counted(days, "day"),
                RunWords.counted(rows.runs, "run"),
                RunWords.counted(rows.files, "record"),
                RunWords.counted(rows.emails, "record"),
                output);
    }
}
