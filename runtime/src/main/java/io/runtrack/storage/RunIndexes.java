package io.runtrack.storage;

import io.runtrack.document.RunHeads;
import io.runtrack.document.RunIndexJson;
import io.runtrack.document.RunIndexJson.Indexed;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.FailureText;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.ManyBlobs;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes an index of the runs of a day beside them, which {@link TrackingStorage} uses where it agrees with the
 * listing: one document is read instead of each. A store that cannot tell versions, or that lists runs without a look
 * into documents, has no use for it. As safe for several threads as the store; of two that index a day at once, one
 * remains.
 */
public final class RunIndexes {
    private final BlobStore blobs;
    private final RunCatalog catalog;

    public RunIndexes(TrackingStorage storage) {
        blobs = storage.blobs();
        catalog = new RunCatalog(blobs);
    }

    /**
     * A day that has an index.
     *
     * @param day the UTC day
     * @param runs how many are in the index
     * @param isNew false when the index that there was says the same, and was left
     * @param unreadable the documents of this day that are not in it
     */
    public record IndexedDay(LocalDate day, int runs, boolean isNew, List<UnreadableDocument> unreadable) {}

    /**
     * Days that may be given an index.
     *
     * @param days the UTC days that have runs, oldest first
     * @param unreadable what may hide others
     */
    public record IndexableDays(List<LocalDate> days, List<UnreadableDocument> unreadable) {}

    /**
     * The days before another one.
     *
     * @throws UncheckedIOException when the store fails
     */
    public IndexableDays daysBefore(LocalDate end) {
        try {
            BlobListing listing = catalog.list(RunLayout.METADATA_PREFIX);
            TreeSet<LocalDate> days = new TreeSet<>();
            for (ListedBlob blob : listing.blobs()) {
                LocalDate day = RunVersions.day(blob.name());
                if (day != null) { // people may have made folders that are no days
                    days.add(day);
                }
            }
            Instant last = end.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
            List<UnreadableDocument> hiding = listing.unreadable().stream()
                    .filter(each -> RunLayout.mayHideRunsOf(Instant.MIN, last, each))
                    .toList();
            return new IndexableDays(List.copyOf(days.headSet(end)), hiding);
        } catch (IOException failure) {
            throw failed("list the days with runs", failure);
        }
    }

    /**
     * Writes the index of a day.
     *
     * @throws UncheckedIOException when the store fails, or cannot tell versions
     */
    public IndexedDay write(LocalDate day) {
        String prefix = RunLayout.metadataPrefix(day);
        String index = RunLayout.index(prefix.substring(0, prefix.length() - 1));
        try {
            BlobListing listing = catalog.list(prefix);
            // Before the documents: what is written meanwhile then has another version than the index says.
            Map<String, String> versions = RunVersions.of(listing.blobs(), prefix, blobs);
            if (versions == null) {
                throw new IOException("this storage does not tell one version of a document from another");
            }
            Map<String, Indexed> runs = new TreeMap<>();
            List<UnreadableDocument> unreadable = read(listing, versions, runs);
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            RunIndexJson.write(runs, document);
            boolean isNew = !holds(index, document.toByteArray());
            if (isNew) {
                blobs.write(index, BlobContent.of(document.toByteArray()));
            }
            return new IndexedDay(day, runs.size(), isNew, unreadable);
        } catch (IOException failure) {
            throw failed("write " + index, failure);
        }
    }

    private List<UnreadableDocument> read(BlobListing listing, Map<String, String> versions, Map<String, Indexed> runs)
            throws IOException {
        List<UnreadableDocument> unreadable = new ArrayList<>(listing.unreadable());
        try (ManyBlobs open = blobs.openMany()) {
            RunHeads heads = new RunHeads();
            for (ListedBlob each : listing.blobs()) {
                String version = RunLayout.isMetadata(each.name()) ? versions.get(each.name()) : null;
                if (version == null) {
                    continue; // gone before the versions were listed
                }
                try (InputStream in = open.read(each.name())) {
                    RunMetadata run = RunLayout.named(each.name(), heads.read(in));
                    runs.put(each.name(), new Indexed(version, run));
                } catch (NoSuchFileException deleted) {
                    // it was never there
                } catch (IOException failure) {
                    unreadable.add(UnreadableDocument.of(each.name(), failure));
                }
            }
        }
        return unreadable;
    }

    private boolean holds(String name, byte[] content) {
        try (InputStream in = blobs.read(name)) {
            return Arrays.equals(in.readAllBytes(), content);
        } catch (IOException noneOrUnreadable) {
            return false;
        }
    }

    private static UncheckedIOException failed(String what, IOException failure) {
        return new UncheckedIOException("cannot " + what + ": " + FailureText.of(failure), failure);
    }
}
