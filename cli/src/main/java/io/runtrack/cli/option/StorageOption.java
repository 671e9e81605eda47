package io.runtrack.cli.option;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.folder.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the runs are. */
public final class StorageOption {
    static final String VARIABLE = "TRACKING_PATH";

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "The tracking path; the environment variable TRACKING_PATH by default.")
    private @Nullable String path;

    /** The tracking path as it was given. */
    String path(Map<String, String> environment) {
        String given = given(environment);
        if (given == null) {
            throw new UsageMistake("no tracking path is set; give --path PATH or set " + VARIABLE);
        }
        return given;
    }

    /** The tracking path, or null when none was given. */
    public @Nullable String given(Map<String, String> environment) {
        String given = path == null ? environment.get(VARIABLE) : path;
        return given == null || given.isBlank() ? null : given.strip();
    }

    /** Opens the storage for reading: a folder that is not there is a mistyped one and not an empty one. */
    public TrackingStorage open(Map<String, String> environment) {
        return openAt(path(environment));
    }

    /** As {@link #open(Map)}; what a config file says counts more than the environment, and less than the option. */
    public TrackingStorage open(Map<String, String> environment, @Nullable String configured) {
        return openAt(path == null && configured != null ? configured : path(environment));
    }

    private static TrackingStorage openAt(String given) {
        TrackingStorage storage = open(given);
        Path folder = storage.localFolder().orElse(null);
        if (folder != null && !isThere(folder)) {
            storage.close();
            throw new Failure("no folder " + folder + "; check --path or " + VARIABLE);
        }
        return storage;
    }

    private static boolean isThere(Path folder) {
        try {
            return Presence.isFolder(folder);
        } catch (IOException unseen) {
            throw new Failure("cannot open " + folder + ": " + Failure.describe(unseen));
        }
    }

    private static TrackingStorage open(String path) {
        try {
            return TrackingStorage.open(path);
        } catch (IllegalArgumentException noStorage) {
            throw new UsageMistake(String.valueOf(noStorage.getMessage()));
        }
    }
}
