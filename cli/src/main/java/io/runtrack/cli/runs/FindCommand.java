package io.runtrack.cli.runs;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Progress;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.FileQuery;
import io.runtrack.storage.FoundFile;
import io.runtrack.storage.SearchedRuns;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code files find}: where a file was processed. What is found is shown at once, while the search goes on. */
@Command(
        name = "find",
        sortOptions = false,
        description = {
            "Finds where files were processed whose path holds a text, the newest first: one line a run, by the last",
            "attempt. Looks through all days unless told otherwise."
        },
        footer = {"", "Example:", "  runtrack files find call-1234 --from 30d"})
public final class FindCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(index = "0", paramLabel = "TEXT", description = "What the path holds, letter for letter.")
    private String text = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The first start of a run: a day (2025-01-20, yesterday), an instant, or 26h, so long ago.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The last start of a run; now by default.")
    private @Nullable String to;

    @Option(names = "--command", paramLabel = "NAME", description = "Only runs of this command.")
    private @Nullable String command;

    @Option(names = "--last", description = "Only the last run that processed such a file.")
    private boolean last;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv; table by default.")
    private OutputFormat format = OutputFormat.TABLE;

    public FindCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (text.isEmpty()) {
            throw new UsageMistake("TEXT is empty; give a part of the file's path");
        }
        ZoneId shownIn = zone.zone(surroundings.environment());
        TimeRange range = TimeRange.parseEver(
                from, to, GivenTimes.ofOptions(shownIn, surroundings.clock().instant()));
        FileQuery query =
                new FileQuery(text, range.from(), range.to(), run -> command == null || command.equals(run.command()));
        try (TrackingStorage opened = storage.open(surroundings.environment());
                FoundFiles found = FoundFiles.in(format, screen, shownIn)) {
            SearchedRuns searched = search(opened, query, found);
            sum(searched, found, opened);
            return ExitCode.DONE;
        }
    }

    private SearchedRuns search(TrackingStorage opened, FileQuery query, FoundFiles found) {
        try (Progress progress = new Progress(screen, "runs looked through")) {
            return opened.findFiles(query, new FoundFile.Taker() {
                @Override
                public boolean take(List<FoundFile> files) throws IOException {
                    progress.hide();
                    String newest = files.get(0).run().runId();
                    for (FoundFile file : files) {
                        if (!last || file.run().runId().equals(newest)) {
                            found.write(file);
                        }
                    }
                    boolean looked = found.flush();
                    return looked && !last;
                }

                @Override
                public void lookedThrough(long runs) {
                    progress.reach(runs);
                }
            });
        }
    }

    /** Without a hit, how far back there was none; and with some as well, as there may be others before. */
    private void sum(SearchedRuns searched, FoundFiles found, TrackingStorage opened) {
        String where = String.format(Locale.ROOT, "%,d", searched.runs())
                + (searched.runs() == 1 ? " run" : " runs")
                + (searched.since() == null ? "" : " back to " + searched.since());
        screen.say(
                found.any()
                        ? "looked through " + where
                        : "no file whose path holds '" + text + "' in " + where + " in " + opened.destination());
        UnreadableDocuments unreadable = new UnreadableDocuments();
        unreadable.addAll(searched.unreadable());
        unreadable.report(screen);
    }
}
