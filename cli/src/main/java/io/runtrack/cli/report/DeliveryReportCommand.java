package io.runtrack.cli.report;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportBuilder;
import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.cli.report.figures.ReportFormat;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.Period;
import io.runtrack.figures.WholeFigures;
import io.runtrack.figures.cache.FactsCache;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.question.GivenTimes;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code delivery-report}: what a period's runs delivered, and what they did not. */
@Command(
        name = "delivery-report",
        sortOptions = false,
        description = {
            "Reports what the runs of a period delivered: what is late or missing, emails, files, failures, durations,",
            "compared with the previous period of the same length."
        },
        footer = {
            "",
            "Example:",
            "  runtrack delivery-report --config report.yaml --date-from 2025-01-20 --date-to 2025-01-26"
        })
public final class DeliveryReportCommand implements Callable<Integer> {
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private final Screen screen;
    private final Surroundings surroundings;
    private final ReportSource source;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What to report, in YAML.")
    private String config = "";

    @Option(
            names = "--date-from",
            required = true,
            paramLabel = "TIME",
            description = "The first day (2025-01-20) or instant, included.")
    private String from = "";

    @Option(names = "--date-to", required = true, paramLabel = "TIME", description = "The last one, included.")
    private String to = "";

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "html, csv, json, xlsx, md, or several; output.formats of the config, else html.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where to; output.dir of the config, else the working directory.")
    private @Nullable String output;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keeps what the logs of past days come to, so that they are read once.")
    private @Nullable Path cache;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--fail-on-threshold",
            description =
                    "Ends with 1 if more failed than the config's thresholds allow. The report is written all the same.")
    private boolean failOnThreshold;

    public DeliveryReportCommand(Screen screen, Surroundings surroundings, ReportSource source) {
        this.screen = screen;
        this.surroundings = surroundings;
        this.source = source;
    }

    @Override
    public Integer call() throws IOException {
        ReportConfig wanted = ReportConfigReader.read(config, zone.zone(surroundings.environment()), screen)
                .in(zone.given());
        Set<ReportFormat> inFormats = formats(wanted);
        Instant now = surroundings.clock().instant();
        GivenTimes times = GivenTimes.ofOptions(wanted.zone(), now);
        Period period = new Period(times.first("date-from", from), times.last("date-to", to));
        if (period.from().isAfter(period.to())) {
            throw new UsageMistake(
                    "--date-from " + from + " is after --date-to " + to + "; give the earlier one first");
        }
        DeliveryReport report;
        try (TrackingStorage opened = storage.open(surroundings.environment(), wanted.trackingPath())) {
            WholeFigures figures = figures(opened, wanted, now, period);
            report = new ReportBuilder(wanted, now, generatedAt(now)).build(figures);
        }
        ReportFolder files = source.folder(folder(wanted));
        for (ReportFormat format : inFormats) {
            screen.say("wrote " + files.write(report, format));
        }
        UnreadableDocuments unreadable = new UnreadableDocuments();
        report.coverage().unreadable().rows().forEach(unreadable::add);
        unreadable.addUnnamed(report.coverage().unreadable().others());
        unreadable.report(screen);
        return exitCode(report);
    }

    private WholeFigures figures(TrackingStorage opened, ReportConfig wanted, Instant now, Period period) {
        FigureReader.Runs runs = source.runs(opened);
        FactsSource facts = source.facts(opened);
        if (cache == null) {
            return new FigureReader(runs, facts, wanted.figures(), now).readWhole(period);
        }
        FactsCache kept = new FactsCache(
                cache, FactsCache.Extent.WHOLE_DAYS, opened, wanted.zone(), wanted.selection(), now, facts);
        WholeFigures figures = new FigureReader(runs, kept, wanted.figures(), now).readWhole(period);
        if (kept.problem() != null) {
            screen.say("runtrack: --cache " + cache + ": nothing was kept: " + kept.problem()
                    + "; name a folder to write to");
        }
        return figures;
    }

    /** As reproducible builds have it, so that one report can be compared with another. */
    private Instant generatedAt(Instant now) {
        String epoch = surroundings.environment().get(EPOCH);
        if (epoch == null || epoch.isBlank()) {
            return now;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
        } catch (NumberFormatException | DateTimeException notSeconds) {
            throw new UsageMistake(EPOCH + " " + epoch + ": write seconds since 1970, or unset it");
        }
    }

    private int exitCode(DeliveryReport report) {
        for (String threshold : report.coverage().exceeded()) {
            screen.say("runtrack: " + threshold);
        }
        return failOnThreshold && !report.coverage().exceeded().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Set<ReportFormat> formats(ReportConfig wanted) {
        Set<ReportFormat> chosen = new LinkedHashSet<>();
        for (String name : formats) {
            ReportFormat format = ReportFormat.named(name);
            if (format == null) {
                throw new UsageMistake("--format " + name + ": no such format; write some of " + ReportFormat.all());
            }
            chosen.add(format);
        }
        chosen.addAll(chosen.isEmpty() ? wanted.output().formats() : List.of());
        return chosen.isEmpty() ? Set.of(ReportFormat.HTML) : chosen;
    }

    private String folder(ReportConfig wanted) {
        if (output != null) {
            return output;
        }
        String dir = wanted.output().dir();
        return dir != null && dir.contains("://")
                ? dir
                : Path.of(dir == null ? "" : dir).toAbsolutePath().toString();
    }
}
