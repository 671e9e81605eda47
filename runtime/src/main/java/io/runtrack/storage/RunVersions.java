package io.runtrack.storage;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.FailureText;
import io.runtrack.storage.blob.ListedBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata documents of a storage by their names, for whoever keeps up with it and wants to read what has changed
 * alone. As safe for several threads as the store.
 */
public final class RunVersions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private final BlobStore blobs;

    public RunVersions(TrackingStorage storage) {
        this.blobs = storage.blobs();
    }

    /**
     * All there are, by the UTC day of their folder, each with a text that is another one whenever its content is; null
     * when the store cannot tell. One listing.
     *
     * @throws UncheckedIOException when the store fails
     */
    public @Nullable Map<LocalDate, Map<String, String>> versions() {
        Map<String, String> all = versions(RunLayout.METADATA_PREFIX);
        if (all == null) {
            return null;
        }
        Map<LocalDate, Map<String, String>> days = new HashMap<>();
        all.forEach((name, version) -> {
            LocalDate day = day(name);
            if (day != null) {
                days.computeIfAbsent(day, first -> new HashMap<>()).put(name, version);
            }
        });
        return days;
    }

    /** Those of one day, in the same way. */
    public @Nullable Map<String, String> versions(LocalDate day) {
        Map<String, String> all = versions(RunLayout.metadataPrefix(day));
        if (all != null) {
            all.keySet().removeIf(name -> day(name) == null);
        }
        return all;
    }

    private @Nullable Map<String, String> versions(String prefix) {
        try {
            Map<String, String> versions = blobs.versions(prefix);
            return versions == null ? null : new HashMap<>(versions);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + prefix + ": " + FailureText.of(failure), failure);
        }
    }

    /** The UTC day in whose folder a document of metadata lies; null for what is none, or lies in no day. */
    static @Nullable LocalDate day(String name) {
        try {
            return RunLayout.isMetadata(name) ? LocalDate.parse(RunLayout.dayOf(name), DAY) : null;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /**
     * The versions of listed documents, by name: those of the listing, or of another one where it brings none. Null
     * when the store cannot tell.
     *
     * @param listed documents below a prefix
     * @param prefix what their names begin with
     */
    static @Nullable Map<String, String> of(List<ListedBlob> listed, String prefix, BlobStore blobs)
            throws IOException {
        Map<String, String> versions = new HashMap<>();
        for (ListedBlob document : listed) {
            if (document.version() == null) {
                return blobs.versions(prefix);
            }
            versions.put(document.name(), document.version());
        }
        return versions;
    }

    /** The name of the document of a run that lies in the folder of a day. */
    public static String name(LocalDate day, String runId) {
        return RunLayout.metadataPrefix(day) + runId + ".json";
    }

    /** The runs of some documents, as {@link TrackingStorage#listDay} has them. What is gone is left out. */
    public RunListing read(Collection<String> names) {
        RunScan.Wanted all = RunScan.Wanted.folder(LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
        try {
            return new RunScan(new RunCatalog(blobs), all).read(names);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read runs: " + FailureText.of(failure), failure);
        }
    }
}
