package io.runtrack.agent;

import io.runtrack.config.Settings;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.VerboseLines;
import io.runtrack.tracking.delivery.RunListener;
import java.util.function.Predicate;

/** Turns the settings into the options of a recorder. Stateless. */
final class RecordingSettings {

    private RecordingSettings() {}

    /** @param unsettled whether the run of an id may still become another */
    static RecorderOptions of(
            Settings settings, TrackingStorage storage, AgentLog log, JvmExit jvmExit, Predicate<String> unsettled) {
        RunListener listener = settings.verbose() ? new VerboseLines(log::event) : RunListener.NONE;
        return new RecorderOptions(
                storage,
                new RecorderOptions.Spooling(settings.spool(), settings.spoolMax()),
                new RecorderOptions.Timing(settings.checkpoint(), settings.shutdownTimeout()),
                settings.labels(),
                settings.redaction(),
                new RecorderOptions.Reporting(listener, new EventsWhenNeeded(settings, log, unsettled), log, jvmExit));
    }
}
