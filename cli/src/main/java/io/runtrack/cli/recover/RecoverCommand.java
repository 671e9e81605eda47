package io.runtrack.cli.recover;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.events.Events;
import io.runtrack.journal.Spool;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.StaleRuns;
import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import io.runtrack.storage.folder.Presence;
import io.runtrack.tracking.delivery.Recovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recover}: finishes the runs whose process died. It may be broken off and run again. */
@Command(
        name = "recover",
        sortOptions = false,
        description = {
            "Finishes the runs whose process died, from the journals that it left in the spool.",
            "Runs of living processes are left alone.",
            "With --stale also those that have been silent for long and left no journal here: another machine's, which",
            "may be running still but cut off from the storage. They are closed with what is stored of them."
        },
        footer = {"", "Example:", "  runtrack recover --path /data/tracking"})
public final class RecoverCommand implements Callable<Integer> {
    private static final Duration USUAL_TIME = Duration.ofDays(7);
    private static final int MOST_NAMED = 5;

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description = "The folder of the journals; by default the one that the agent takes: TRACKING_SPOOL, else"
                    + " .spool in the tracking path, else runtrack-USER in the temporary folder.")
    private @Nullable Path spool;

    @Option(names = "--stale", description = "Close silent runs of the last 7 days that have no journal here, too.")
    private boolean stale;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "The first time that --stale looks at: a day (2025-01-20, yesterday), an instant, or 26h, so long"
                            + " ago.")
    private @Nullable String from;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public RecoverCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (from != null && !stale) {
            throw new UsageMistake("--from " + from + ": only --stale needs it; add --stale or leave it out");
        }
        if (spool != null && spool.toString().isBlank()) { // an unset variable's; the working folder is no spool
            throw new UsageMistake("--spool is empty; give the folder of the journals, or leave it out");
        }
        ZoneId shownIn = zone.zone(surroundings.environment());
        Complaints complaints = new Complaints(screen);
        Settings settings = settings();
        Events events = Events.of(settings, surroundings.environment(), complaints);
        recoverJournals(settings, events, complaints, shownIn);
        if (stale) {
            closeStaleRuns(events, complaints, shownIn);
        } else if (!complaints.any() && storage.given(surroundings.environment()) != null) {
            nameStaleRuns(complaints); // not where the storage has just not answered
        }
        return complaints.any() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void recoverJournals(Settings settings, Events events, Complaints complaints, ZoneId shownIn)
            throws IOException {
        Path folder = spool == null ? settings.spool() : spool;
        // Opening a spool creates it, which is not for somebody who only looks whether there is one.
        if (!Presence.isFolder(folder)) {
            if (spool != null) {
                throw new Failure("no folder " + folder + "; check --spool");
            }
            if (storage.given(surroundings.environment()) != null) {
                storage.open(surroundings.environment()).close(); // which fails if the path is a mistyped one
            }
            screen.say("nothing to recover: there is no spool at " + folder);
            return;
        }
        List<RunMetadata> finished;
        try (JournalStorages storages = new JournalStorages()) {
            Spool opened = Spool.open(folder, complaints::unusable);
            finished = new Recovery(opened, storages, events, complaints).recover(journal -> true);
        }
        events.warnOfUnnamed();
        report(finished, "recovered from " + folder, shownIn);
    }

    /** After the journals, which know more. */
    private void closeStaleRuns(Events events, Complaints complaints, ZoneId shownIn) throws IOException {
        Instant now = surroundings.clock().instant();
        TimeRange range = TimeRange.parse(from, null, GivenTimes.ofOptions(shownIn, now));
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            StaleRuns runs = new StaleRuns(opened);
            List<RunMetadata> closed = new ArrayList<>();
            RunListing silent = opened.listRuns(range.from(), range.to(), run -> RunState.isStale(run, now));
            for (RunMetadata run : silent.runs()) {
                try {
                    runs.close(run, now).ifPresent(end -> {
                        closed.add(end);
                        events.tellEnd(end, opened);
                    });
                } catch (IOException | UncheckedIOException failure) {
                    complaints.warn(
                            run.runId(), "run " + run.runId() + " cannot be closed: " + Failure.describe(failure));
                }
            }
            for (UnreadableDocument hidden : silent.unreadable()) {
                complaints.warn(hidden.name(), hidden + "; a stale run in it is not closed");
            }
            report(closed, "closed in " + opened.destination() + ", which had been silent for long", shownIn);
        }
    }

    /** Nobody should take "nothing to recover" for "all is well". */
    private void nameStaleRuns(Complaints complaints) {
        Instant now = surroundings.clock().instant();
        TimeRange range = TimeRange.last(USUAL_TIME, now);
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            RunListing silent = opened.listRuns(range.from(), range.to(), run -> RunState.isStale(run, now));
            for (UnreadableDocument hidden : silent.unreadable()) {
                complaints.warn(hidden.name(), hidden + "; a stale run in it is not named");
            }
            List<RunMetadata> runs = silent.runs();
            if (!runs.isEmpty()) {
                String named = runs.stream()
                        .limit(MOST_NAMED)
                        .map(run -> run.runId() + " (" + run.command() + ")")
                        .collect(Collectors.joining(", "));
                int more = runs.size() - MOST_NAMED;
                screen.say(runs.size() + (runs.size() == 1 ? " stale run" : " stale runs")
                        + " would be closed by --stale: " + named + (more > 0 ? " and " + more + " more" : ""));
            }
        }
    }

    private void report(List<RunMetadata> runs, String how, ZoneId shownIn) throws IOException {
        if (runs.isEmpty()) {
            screen.say("nothing " + how);
            return;
        }
        screen.say(runs.size() + (runs.size() == 1 ? " run " : " runs ") + how);
        new RunList(screen, shownIn, surroundings.clock().instant()).write(runs, OutputFormat.TABLE);
    }

    /** As those of an agent in this environment: where its spool is, and who is told of what it left. */
    private Settings settings() {
        String path = storage.given(surroundings.environment());
        SettingSources sources = new SettingSources(
                null,
                name -> name.equals("tracking.path") ? path : System.getProperty(name),
                surroundings.environment(),
                new StorageSchemes());
        try {
            return Settings.load(sources);
        } catch (InvalidSettingsException mistakes) {
            throw new UsageMistake(
                    mistakes.problems().stream().map(SettingProblem::message).collect(Collectors.joining("; ")));
        }
    }
}
