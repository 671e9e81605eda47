package io.runtrack.agent;

import io.runtrack.config.Settings;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what would keep a running JVM from being tracked, before anything of the host is touched. At a start, such
 * a thing shows when the first run begins. Somebody who attaches is there to hear it, and can mend it and try again.
 * Stateless.
 */
final class AttachRefusal {

    private AttachRefusal() {}

    /**
     * What is wrong and what to do; null if records can be kept. Whether a remote storage answers is not asked:
     * meanwhile they wait in the spool.
     */
    static @Nullable String of(Settings settings, AgentLog log) {
        if (!settings.enabled()) {
            return "tracking is switched off by enabled=false (" + originOf(settings, "enabled")
                    + "); add enabled=true";
        }
        String path = settings.path();
        if (path == null) {
            return "no tracking path is set, here or there; add path=FOLDER";
        }
        try (TrackingStorage storage = TrackingStorage.open(path)) {
            Recorder recorder = Recorder.open(RecordingSettings.of(settings, storage, log, new JvmExit(), id -> false));
            String unwritable =
                    storage.localFolder().map(AttachRefusal::unwritable).orElse(null);
            String refusal = unwritable == null ? recorder.whyNoJournal() : unwritable;
            return refusal == null ? null : settings.redaction().apply(refusal);
        } catch (RuntimeException unusable) {
            return Redaction.STANDARD.apply(String.valueOf(unusable.getMessage()));
        }
    }

    private static String originOf(Settings settings, String key) {
        return settings.origin(key).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The spool may be elsewhere: then its journal would be opened, and nothing would ever come out of it. */
    private static @Nullable String unwritable(Path folder) {
        try {
            Path documents = Files.createDirectories(folder.resolve("run_metadata"));
            return Files.isWritable(documents) ? null : unwritable(folder, "no permission");
        } catch (IOException | SecurityException refused) {
            return unwritable(folder, refused.toString());
        }
    }

    private static String unwritable(Path folder, String reason) {
        return "the tracking path " + folder + " cannot be written to by the user of that process (" + reason
                + "); make it writable, or give another path=FOLDER";
    }
}
