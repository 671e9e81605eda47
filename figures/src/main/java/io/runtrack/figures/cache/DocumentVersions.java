package io.runtrack.figures.cache;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.FactsJson;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRun;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunLayout;
import io.runtrack.storage.blob.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells from listings, without a look into any document, whether the documents of some runs are as they were. For one
 * thread, and for one report.
 */
final class DocumentVersions {
    private static final String NONE = "none";

    private final BlobStore blobs;
    private final Map<String, Map<String, String>> folders = new HashMap<>(); // of those that are used now

    DocumentVersions(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Of all that facts are made of; null when the store cannot tell. */
    @Nullable
    String fingerprint(DayPart part) {
        List<String> texts = new ArrayList<>(List.of("facts", Integer.toString(FactsJson.VERSION)));
        for (List<RunMetadata> unit : part.units()) {
            texts.add("unit");
            if (!addRuns(unit, texts)) {
                return null;
            }
        }
        texts.add("emails");
        return addRuns(part.runs(), texts) ? Fingerprint.of(texts) : null;
    }

    /** Of all that answers are made of; null when the store cannot tell. */
    @Nullable
    String fingerprint(LaterDay later) {
        List<String> texts = new ArrayList<>(List.of("redone", Integer.toString(FactsJson.VERSION)));
        for (LaterRun run : later.runs()) {
            texts.add("run");
            texts.addAll(run.redoes());
            if (!addRuns(List.of(run.run()), texts)) {
                return null;
            }
        }
        return Fingerprint.of(texts);
    }

    private boolean addRuns(List<RunMetadata> runs, List<String> texts) {
        for (RunMetadata run : runs) {
            texts.add(run.runId());
            for (String document :
                    List.of(RunLayout.metadata(run), RunLayout.fileLogs(run), RunLayout.emailLogs(run))) {
                Map<String, String> folder = folder(document.substring(0, document.lastIndexOf('/') + 1));
                if (folder == null) {
                    return false;
                }
                texts.add(folder.getOrDefault(document, NONE));
            }
        }
        return true;
    }

    /** Null when the store cannot tell, or does not answer, of which others tell. */
    private @Nullable Map<String, String> folder(String prefix) {
        Map<String, String> known = folders.get(prefix);
        if (known != null) {
            return known;
        }
        try {
            Map<String, String> versions = blobs.versions(prefix);
            if (versions != null) {
                folders.put(prefix, versions);
            }
            return versions;
        } catch (IOException unanswered) {
            return null;
        }
    }
}
