package io.runtrack.cli.lineage;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.runs.GivenRun;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.events.lineage.LineageSender;
import io.runtrack.events.lineage.StoredLineage;
import io.runtrack.model.PrintableText;
import io.runtrack.model.RunMetadata;
import io.runtrack.question.GivenTimes;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineage}: what stored runs read and wrote, for a lineage catalogue. */
@Command(
        name = "lineage",
        sortOptions = false,
        description = {
            "Writes OpenLineage events of stored runs, a line each: the start of each run, and its end if it has ended,",
            "the oldest first; those of the last seven days unless told otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  runtrack lineage --from yesterday > events.ndjson",
            "  OPENLINEAGE_URL=http://marquez:5000 runtrack lineage 0f8fad5b --emit"
        })
public final class LineageCommand implements Callable<Integer> {
    private static final String DISABLED = "OPENLINEAGE_DISABLED";
    private static final int MOST_REFUSALS = 5; // in words

    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN_ID",
            description = "A run's id, or a beginning that no other run's id has.")
    private List<String> runIds = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The first time, included: a day (2025-01-20, yesterday), an instant, or 26h, so long ago.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The last time, included; now by default.")
    private @Nullable String to;

    @Option(
            names = "--emit",
            description = {
                "Sends them instead: where TRACKING_OPENLINEAGE says, openlineage.yml, OPENLINEAGE__TRANSPORT__…,",
                "or OPENLINEAGE_URL."
            })
    private boolean emit;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public LineageCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    private interface Taker {
        void take(byte[] event) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        if (!runIds.isEmpty() && (from != null || to != null)) {
            throw new UsageMistake(
                    "--from and --to choose runs by time, and some are named; leave out one or the other");
        }
        Map<String, String> environment = surroundings.environment();
        ZoneId shownIn = zone.zone(environment);
        if (!emit) {
            return write(shownIn, this::show);
        }
        LineageSender sender = LineageSender.of(setting(environment), environment, this::show, this::warn);
        if (sender.places().isEmpty()) {
            throw new Failure(
                    "true"
                                    .equalsIgnoreCase(environment
                                            .getOrDefault(DISABLED, "")
                                            .strip())
                            ? "--emit: " + DISABLED + " is true, and nothing is sent; leave it out"
                            : "--emit: no settings say where OpenLineage events go; set OPENLINEAGE_URL, say");
        }
        Emission emission = new Emission(sender);
        int result = write(shownIn, emission);
        screen.say(emission.sent + (emission.sent == 1 ? " event" : " events") + " sent to "
                + String.join(", ", sender.places())
                + (emission.refused > 0 ? ", " + emission.refused + " refused" : ""));
        return emission.refused > 0 ? ExitCode.FAILED : result;
    }

    /** Sends events one by one: what a receiver refuses for good is named, what fails otherwise ends all. */
    private final class Emission implements Taker {
        private final LineageSender sender;
        private int sent;
        private int refused;

        Emission(LineageSender sender) {
            this.sender = sender;
        }

        @Override
        public void take(byte[] event) {
            try {
                String refusal = sender.send(event);
                if (refusal == null) {
                    sent++;
                } else if (refused++ < MOST_REFUSALS) {
                    warn(refusal);
                }
            } catch (IOException failure) {
                throw new Failure(failure.getMessage() + "; " + sent
                        + " were sent before it. Run this again later: what comes twice does no harm");
            }
        }
    }

    /** JSON has what could steer a terminal in texts alone, where it may be escaped. */
    private void show(byte[] event) {
        screen.out().println(PrintableText.of(new String(event, StandardCharsets.UTF_8)));
    }

    /** As the agent's; who asks for events here wants some. */
    private static String setting(Map<String, String> environment) {
        String setting = environment.getOrDefault("TRACKING_OPENLINEAGE", "").strip();
        return setting.contains(":") ? setting : "on";
    }

    private int write(ZoneId shownIn, Taker taker) throws IOException {
        StoredLineage lineage = StoredLineage.of(surroundings.environment(), this::warn);
        UnreadableDocuments unreadable = new UnreadableDocuments();
        boolean incomplete = false;
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            List<RunMetadata> runs = runIds.isEmpty() ? between(opened, shownIn, unreadable) : named(opened);
            runs.forEach(lineage::know);
            for (RunMetadata run : runs) {
                List<byte[]> events;
                try {
                    events = lineage.of(run, opened);
                } catch (IOException failure) {
                    unreadable.add("run " + run.runId() + ": " + failure.getMessage());
                    incomplete = true;
                    continue;
                }
                for (byte[] event : events) {
                    taker.take(event);
                }
                if (screen.out().checkError()) {
                    break;
                }
            }
        }
        unreadable.report(screen);
        return incomplete && !runIds.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private List<RunMetadata> between(TrackingStorage opened, ZoneId shownIn, UnreadableDocuments unreadable) {
        TimeRange range = TimeRange.parse(
                from, to, GivenTimes.ofOptions(shownIn, surroundings.clock().instant()));
        RunListing listing = opened.listRuns(range.from(), range.to(), run -> true);
        unreadable.addAll(listing.unreadable());
        List<RunMetadata> runs = new ArrayList<>(listing.runs());
        Collections.reverse(runs);
        return runs;
    }

    private List<RunMetadata> named(TrackingStorage opened) {
        return runIds.stream().map(id -> GivenRun.stored(id, opened, screen)).toList();
    }

    private void warn(String warning) {
        screen.say("runtrack: " + warning);
    }
}
