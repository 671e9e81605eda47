package io.runtrack.cli;

import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.journal.Spool;
import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "Runs of living processes are left alone."
        },
        footer = {"", "Example:", "  java -jar runtrack.jar recover --path /data/tracking"})
final class RecoverCommand implements Callable<Integer> {
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

    RecoverCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = spool == null ? usualSpool() : spool;
        // Opening a spool creates it, which is not for somebody who only looks whether there is one.
        if (!Files.isDirectory(folder)) {
            if (spool != null) {
                throw new Failure("no folder " + folder + "; check --spool");
            }
            screen.say("nothing to recover: there is no spool at " + folder);
            return Runtrack.DONE;
        }
        Complaints complaints = new Complaints(screen);
        List<RunMetadata> finished;
        try (JournalStorages storages = new JournalStorages()) {
            Spool opened = Spool.open(folder, complaints::unusable);
            finished = new Recovery(opened, storages, complaints).recover(journal -> true);
        }
        report(finished, folder);
        return complaints.any() ? Runtrack.FAILED : Runtrack.DONE;
    }

    private void report(List<RunMetadata> finished, Path folder) throws IOException {
        if (finished.isEmpty()) {
            screen.say("nothing recovered from " + folder);
            return;
        }
        screen.say(finished.size() + (finished.size() == 1 ? " run" : " runs") + " recovered from " + folder);
        new RunList(screen, ListCommand.UTC, surroundings.clock().instant()).write(finished, OutputFormat.TABLE);
    }

    private Path usualSpool() {
        String path = storage.given(surroundings.environment());
        SettingSources sources = new SettingSources(
                null,
                name -> name.equals("tracking.path") ? path : System.getProperty(name),
                surroundings.environment());
        try {
            return Settings.load(sources).spool();
        } catch (InvalidSettingsException mistakes) {
            throw new UsageMistake(
                    mistakes.problems().stream().map(SettingProblem::message).collect(Collectors.joining("; ")));
        }
    }
}
