package io.runtrack.ui.api;

import io.runtrack.figures.FigureOptions;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.cache.CacheFolder;
import io.runtrack.ui.index.RunIndex;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What all answers are made of.
 *
 * @param storage where the logs are
 * @param index all runs
 * @param options what figures are about: zone, baseline, what is expected
 * @param clock what {@code now} is
 * @param program what tells of the program
 * @param spool where processes of this machine keep their journals; null where that is not known
 * @param cache where tables of files are kept
 * @param kept where facts of logs are kept; null where nothing can be
 */
public record Stored(
        TrackingStorage storage,
        RunIndex index,
        FigureOptions options,
        Clock clock,
        Program program,
        @Nullable Path spool,
        CacheFolder cache,
        @Nullable Kept kept) {

    /**
     * Where facts of logs are kept.
     *
     * @param folder this user's alone
     * @param selection which runs the figures are about, in words
     */
    public record Kept(Path folder, String selection) {}

    /**
     * The program that serves the page.
     *
     * @param version its version
     * @param hasConfig whether it was given a config
     */
    public record Program(String version, boolean hasConfig) {}
}
