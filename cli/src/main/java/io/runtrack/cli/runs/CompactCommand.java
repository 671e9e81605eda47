package io.runtrack.cli.runs;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunIndexes;
import io.runtrack.storage.RunIndexes.IndexableDays;
import io.runtrack.storage.RunIndexes.IndexedDay;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compact}: writes an index of the runs of each past day. It may be broken off and run again. */
@Command(
        name = "compact",
        sortOptions = false,
        description = {
            "Writes for each past day (UTC) an index of its runs, run_index/YYYY/MM/DD.json. Run it once a day.",
            "Commands then read one document a day instead of one a run, for runs that are as they were.",
            "No answer depends on it."
        },
        footer = {"", "Example:", "  runtrack compact"})
public final class CompactCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description =
                    "Only days before a day (2025-01-20), an instant, or 90d, so long ago; all past ones by default.")
    private @Nullable String before;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public CompactCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        LocalDate end = end(surroundings.clock().instant());
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunIndexes indexes = new RunIndexes(opened);
            IndexableDays indexable = indexes.daysBefore(end);
            List<LocalDate> days = indexable.days();
            UnreadableDocuments unreadable = new UnreadableDocuments();
            unreadable.addAll(indexable.unreadable());
            long runs = 0;
            int written = 0;
            try (Progress progress = new Progress(screen, "of " + days.size() + " days indexed")) {
                for (LocalDate day : days) {
                    IndexedDay indexed = indexes.write(day);
                    unreadable.addAll(indexed.unreadable());
                    runs += indexed.runs();
                    written += indexed.isNew() ? 1 : 0;
                    progress.step();
                }
            }
            screen.say(String.format(
                    Locale.ROOT,
                    "%s of %s %s indexed in %s; written anew: %,d",
                    RunWords.counted(runs, "run"),
                    RunWords.counted(days.size(), "day"),
                    runs == 1 ? "is" : "are",
                    opened.destination(),
                    written));
            return unreadable.report(screen) ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    /** The first day that is left out. */
    private LocalDate end(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (before == null) {
            return today;
        }
        TimeRange range = TimeRange.before(before, GivenTimes.ofOptions(zone.zone(surroundings.environment()), now));
        LocalDate given = LocalDate.ofInstant(range.to().plusNanos(1), ZoneOffset.UTC);
        return given.isBefore(today) ? given : today;
    }
}
