package io.runtrack.cli.today;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.report.ReportConfigReader;
import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.AnswerFormat;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.figures.Attention;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.question.GivenTimes;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code today}: what of a day needs attention, the most urgent first. */
@Command(
        name = "today",
        sortOptions = false,
        description = {
            "Says what needs attention of a day's runs, the most urgent first: what failed, what is new, who got no mail,",
            "what is missing or slow. Ends with 1 when something does."
        },
        footer = {"", "Example:", "  runtrack today --night yesterday --config report.yaml"})
public final class TodayCommand implements Callable<Integer> {
    /** With the line above them there are twenty. */
    private static final int MOST_LINES = 19;

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(names = "--night", paramLabel = "DAY", description = "The calendar day; today by default.")
    private @Nullable String night;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A report's config: what is expected, which commands count, the time zone, the baseline.")
    private @Nullable String config;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; text by default.")
    private AnswerFormat format = AnswerFormat.TEXT;

    public TodayCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = surroundings.clock().instant();
        ReportConfig wanted =
                config == null ? null : ReportConfigReader.read(config, zone.zone(surroundings.environment()), screen);
        FigureOptions options = wanted == null
                ? FigureOptions.of(zone.zone(surroundings.environment()))
                : wanted.in(zone.given()).figures();
        LocalDate day = day(options.zone(), now);
        PeriodFigures figures;
        try (TrackingStorage opened =
                storage.open(surroundings.environment(), wanted == null ? null : wanted.trackingPath())) {
            figures = new FigureReader(opened, options, now).read(Period.of(day, options.zone()));
        }
        List<Attention.Item> attention =
                Attention.of(figures, format == AnswerFormat.JSON ? Integer.MAX_VALUE : MOST_LINES);
        if (format == AnswerFormat.JSON) {
            new TodayJson(screen).write(day, figures, attention);
        } else {
            new TodayPage(screen).write(day, figures, attention);
        }
        UnreadableDocuments unreadable = new UnreadableDocuments();
        figures.unreadable().forEach(unreadable::add);
        figures.otherUnreadable().forEach(unreadable::add);
        unreadable.report(screen);
        return Attention.isNeeded(attention) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private LocalDate day(ZoneId dayZone, Instant now) {
        Instant within =
                night == null ? now : GivenTimes.ofOptions(dayZone, now).first("night", night);
        return within.atZone(dayZone).toLocalDate();
    }
}
