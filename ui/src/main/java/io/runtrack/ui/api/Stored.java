package io.runtrack.ui.api;

import io.runtrack.figures.FigureOptions;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.index.RunIndex;
import java.time.Clock;
import java.util.Map;

/**
 * What all answers are made of.
 *
 * @param storage where the logs are
 * @param index all runs
 * @param options what figures are about: zone, baseline, what is expected
 * @param clock what {@code now} is
 * @param program what tells of the program
 * @param environment the environment variables
 */
public record Stored(
        TrackingStorage storage,
        RunIndex index,
        FigureOptions options,
        Clock clock,
        Program program,
        Map<String, String> environment) {

    /**
     * The program that serves the page.
     *
     * @param version its version
     * @param hasConfig whether it was given a config
     */
    public record Program(String version, boolean hasConfig) {}
}
