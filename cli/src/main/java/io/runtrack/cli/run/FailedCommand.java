package io.runtrack.cli.run;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs failed}: nothing but the paths of files that failed, to feed to the next run. */
@Command(
        name = "failed",
        sortOptions = false,
        description = {
            "Writes the paths of the files whose last record in the tree of a run failed, each once, a line each:",
            "to feed to the run that does them again."
        },
        footer = {"", "Example:", "  runtrack runs failed 0f8fad5b --still --print0 | xargs -0 transcribe --"})
public final class FailedCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN_ID",
            description = "A run's id, or a beginning that no other run's id has.")
    private List<String> runIds = new ArrayList<>();

    @Option(names = "--print0", description = "Ends each with a NUL instead of a line end, as xargs -0 reads it.")
    private boolean print0;

    @Option(names = "--still", description = "Less those that a later run redid.")
    private boolean still;

    @Option(names = "--error", paramLabel = "TYPE", description = "Only those with this type of error.")
    private @Nullable String error;

    @Option(
            names = "--status",
            split = ",",
            paramLabel = "STATUS",
            description = "failed, skipped, or both; failed by default.")
    private List<String> statuses = new ArrayList<>();

    @Option(names = "--emails", description = "The addresses of emails instead of the paths of files.")
    private boolean emails;

    public FailedCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    /** What the last record says. */
    enum Outcome {
        FAILED,
        SKIPPED;

        boolean is(Enum<?> status) {
            return status.name().equals(name());
        }
    }

    @Override
    public Integer call() throws IOException {
        Set<Outcome> outcomes = outcomes();
        if (emails && error != null) {
            throw new UsageMistake("--error " + error + ": emails have no type of error; leave it out");
        }
        UnreadableDocuments unreadable = new UnreadableDocuments();
        boolean incomplete = false;
        boolean leftOut;
        try (TrackingStorage opened = storage.open(surroundings.environment())) {
            List<GivenTree> trees = new ArrayList<>();
            for (String id : runIds) {
                GivenTree given = GivenTree.find(id, opened);
                incomplete |= given.mayBeIncomplete();
                unreadable.addAll(given.unreadable());
                trees.add(given);
            }
            FailedNames names = new FailedNames(screen, print0);
            if (emails) {
                FailedEmails failed = new FailedEmails(opened, outcomes, still);
                failed.write(trees, names);
                incomplete |= !failed.unreadable().isEmpty();
                failed.unreadable().forEach(unreadable::add);
            } else {
                FailedPaths failed = new FailedPaths(opened, outcomes, error, still);
                failed.write(trees, names);
                incomplete |= !failed.unreadable().isEmpty();
                failed.unreadable().forEach(unreadable::add);
            }
            leftOut = names.saidWhatWasLeftOut();
        }
        unreadable.report(screen);
        return incomplete || leftOut ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String status : statuses) {
            try {
                outcomes.add(Outcome.valueOf(status.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new UsageMistake("--status " + status + ": write failed, skipped, or failed,skipped");
            }
        }
        return outcomes.isEmpty() ? EnumSet.of(Outcome.FAILED) : outcomes;
    }
}
