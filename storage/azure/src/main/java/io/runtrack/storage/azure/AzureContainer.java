package io.runtrack.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import io.runtrack.storage.blob.KnownVersions;
import io.runtrack.storage.blob.ListedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store in a container of Azure Blob Storage, which is created by the first write if that is allowed. Documents are
 * written in one request; a request that failed may have been carried out all the same, so a conflict is looked into
 * before it is believed.
 *
 * <p>Safe for several threads and processes. Nothing of the SDK is loaded before the first request.
 */
final class AzureContainer implements BlobStore {
    private static final int MOST_BLOBS_A_PAGE = 5_000; // which is also the service's limit

    private final AzureAccount account;
    private final String container;
    private final AzureRequests requests;
    private final KnownVersions versions = new KnownVersions();

    AzureContainer(AzureAccount account, String container) {
        this.account = account;
        this.container = container;
        this.requests = new AzureRequests(account, container);
    }

    @Override
    public BlobStream read(String name) throws IOException {
        BlobName.check(name);
        try {
            BlobStream stream = requests.open(name);
            versions.put(name, stream.version());
            return stream;
        } catch (NoSuchFileException missing) {
            versions.forget(name);
            throw missing;
        }
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        upload(name, content, new BlobRequestConditions());
    }

    @Override
    public void update(String name, BlobContent content) throws IOException {
        update(name, content, condition(versions.of(name)));
    }

    /** That a blob is still of the version that is known here, or that there is none yet. */
    private static BlobRequestConditions condition(@Nullable String version) {
        return version == null
                ? new BlobRequestConditions().setIfNoneMatch("*")
                : new BlobRequestConditions().setIfMatch(version);
    }

    @Override
    public boolean create(String name, BlobContent content) throws IOException {
        try {
            update(name, content, condition(null));
            return true;
        } catch (BlobChangedException existing) {
            return false;
        }
    }

    @Override
    public boolean replace(String name, byte[] expected, BlobContent content) throws IOException {
        String version;
        try (BlobStream now = read(name)) {
            version = now.version();
            if (!Arrays.equals(now.readAllBytes(), expected)) {
                return false;
            }
        } catch (NoSuchFileException gone) {
            return false;
        }
        try {
            update(name, content, condition(version));
            return true;
        } catch (BlobChangedException meanwhile) {
            return false;
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return listed(prefix, new BlobListDetails()).stream()
                .map(ListedBlob::name)
                .toList();
    }

    @Override
    public List<ListedBlob> listWithNotes(String prefix) throws IOException {
        return listed(prefix, new BlobListDetails().setRetrieveMetadata(true));
    }

    @Override
    public boolean delete(String name) throws IOException {
        BlobName.check(name);
        versions.forget(name);
        return requests.ask(
                "delete " + name, client -> client.getBlobClient(name).deleteIfExists());
    }

    @Override
    public GrowingBlob grow(String name) {
        return new BlockListBlob(requests, BlobName.check(name));
    }

    @Override
    public String location() {
        return account.endpoint() + '/' + container;
    }

    @Override
    public String description() {
        return "container " + container + " at " + account.description();
    }

    @Override
    public void hurry() {
        requests.hurry();
    }

    @Override
    public void close() {
        // The JDK's client has no end of its own before JDK 21; its threads are daemons and end with it.
    }

    private void update(String name, BlobContent content, BlobRequestConditions condition) throws IOException {
        try {
            upload(name, content, condition);
        } catch (BlobChangedException conflict) {
            if (!holds(name, content)) {
                throw conflict;
            }
        }
    }

    private void upload(String name, BlobContent content, BlobRequestConditions condition) throws IOException {
        BlobName.check(name);
        byte[] bytes = bytes(content);
        Map<String, String> notes = content.notes();
        String version = requests.creatingContainer("write " + name, client -> {
            BlobClient blob = client.getBlobClient(name);
            BlockBlobSimpleUploadOptions options = new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(bytes))
                    .setHeaders(AzureRequests.json())
                    .setMetadata(notes.isEmpty() ? null : notes)
                    .setRequestConditions(condition);
            return blob.getBlockBlobClient()
                    .uploadWithResponse(options, null, Context.NONE)
                    .getValue()
                    .getETag();
        });
        versions.put(name, version);
    }

    /**
     * Whether a write that met a conflict had been carried out the first time. Another's version does not become known
     * by that: its reader has to look at it.
     */
    private boolean holds(String name, BlobContent content) throws IOException {
        try (BlobStream stored = requests.open(name)) {
            boolean carriedOut = Arrays.equals(stored.readAllBytes(), bytes(content));
            if (carriedOut) {
                versions.put(name, stored.version());
            }
            return carriedOut;
        } catch (NoSuchFileException deleted) {
            versions.forget(name);
            return false;
        }
    }

    /** In memory, as an attempt may have to be repeated. What grows without bounds is a {@link BlockListBlob}. */
    private static byte[] bytes(BlobContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public Map<String, String> versions(String prefix) throws IOException {
        Map<String, String> versions = new HashMap<>();
        for (BlobItem blob : items(prefix, new BlobListDetails())) {
            versions.put(blob.getName(), blob.getProperties().getETag());
        }
        return versions;
    }

    private List<ListedBlob> listed(String prefix, BlobListDetails details) throws IOException {
        List<ListedBlob> blobs = new ArrayList<>();
        for (BlobItem blob : items(prefix, details)) {
            Map<String, String> notes = blob.getMetadata();
            blobs.add(new ListedBlob(
                    blob.getName(),
                    notes == null ? Map.of() : Map.copyOf(notes),
                    blob.getProperties().getETag()));
        }
        return blobs;
    }

    private List<BlobItem> items(String prefix, BlobListDetails details) throws IOException {
        BlobName.checkPrefix(prefix);
        ListBlobsOptions options = new ListBlobsOptions()
                .setPrefix(prefix)
                .setMaxResultsPerPage(MOST_BLOBS_A_PAGE)
                .setDetails(details);
        try {
            return requests.ask("list " + prefix, client -> {
                List<BlobItem> blobs = new ArrayList<>();
                client.listBlobs(options, null).forEach(blobs::add);
                return blobs;
            });
        } catch (NoSuchFileException noContainer) {
            return List.of();
        }
    }
}
