package io.runtrack.storage.s3;

import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import io.runtrack.storage.blob.KnownVersions;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.ManyBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A store in a bucket, which has to be there. Documents are written in one request; a request that failed may have been
 * carried out all the same, so a conflict is looked into before it is believed.
 *
 * <p>Safe for several threads and processes. Nothing of the SDK is loaded before the first request.
 */
final class S3Bucket implements BlobStore {
    private final S3Account account;
    private final String bucket;
    private final S3Requests requests;
    private final KnownVersions versions = new KnownVersions();

    S3Bucket(S3Account account, String bucket) {
        this.account = account;
        this.bucket = bucket;
        this.requests = new S3Requests(account, bucket);
    }

    @Override
    public S3Stream read(String name) throws IOException {
        BlobName.check(name);
        try {
            S3Stream stream = S3Stream.open(requests, name);
            versions.put(name, stream.version());
            return stream;
        } catch (NoSuchFileException missing) {
            versions.forget(name);
            throw missing;
        }
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        put(name, bytes(name, content), Condition.NONE);
    }

    @Override
    public void update(String name, BlobContent content) throws IOException {
        update(name, bytes(name, content), Condition.of(versions.of(name)));
    }

    @Override
    public boolean create(String name, BlobContent content) throws IOException {
        try {
            update(name, bytes(name, content), Condition.ABSENT);
            return true;
        } catch (BlobChangedException existing) {
            return false;
        }
    }

    @Override
    public boolean replace(String name, byte[] expected, BlobContent content) throws IOException {
        String version;
        try (S3Stream now = read(name)) {
            version = now.version();
            if (!Arrays.equals(now.readAllBytes(), expected)) {
                return false;
            }
        } catch (NoSuchFileException gone) {
            return false;
        }
        try {
            update(name, bytes(name, content), Condition.of(version));
            return true;
        } catch (BlobChangedException meanwhile) {
            return false;
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return listWithNotes(prefix).stream().map(ListedBlob::name).toList();
    }

    /** A bucket keeps notes too, but a listing does not bring them. */
    @Override
    public List<ListedBlob> listWithNotes(String prefix) throws IOException {
        return objects(prefix).stream()
                .map(object -> new ListedBlob(object.key(), Map.of(), object.eTag()))
                .sorted(Comparator.comparing(ListedBlob::name))
                .toList();
    }

    @Override
    public Map<String, String> versions(String prefix) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (S3Object object : objects(prefix)) {
            all.put(object.key(), object.eTag());
        }
        return all;
    }

    /** Deleting says nothing of what was there, so that is asked before. */
    @Override
    public boolean delete(String name) throws IOException {
        BlobName.check(name);
        versions.forget(name);
        if (!requests.isListed(name)) {
            return false;
        }
        requests.ask(
                "delete " + name,
                client -> client.deleteObject(request -> request.bucket(bucket).key(name)));
        return true;
    }

    @Override
    public GrowingBlob grow(String name) {
        return new CopiedLog(requests, BlobName.check(name));
    }

    @Override
    public ManyBlobs openMany() {
        return new ReadAhead(this);
    }

    @Override
    public String location() {
        return account.location(bucket);
    }

    @Override
    public String description() {
        return requests.description();
    }

    @Override
    public void hurry() {
        requests.hurry();
    }

    @Override
    public void close() {
        requests.close();
    }

    private void update(String name, byte[] content, Condition condition) throws IOException {
        try {
            put(name, content, condition);
        } catch (BlobChangedException conflict) {
            if (!holds(name, content)) {
                throw conflict;
            }
        } catch (NoSuchFileException gone) { // what the condition speaks of
            versions.forget(name);
            throw new BlobChangedException(name);
        }
    }

    private void put(String name, byte[] content, Condition condition) throws IOException {
        String version = requests.ask("write " + name, client -> client.putObject(
                        request -> request.bucket(bucket)
                                .key(name)
                                .contentType(S3Requests.JSON)
                                .contentMD5(Md5.of(content))
                                .ifMatch(condition.ifMatch())
                                .ifNoneMatch(condition.ifNoneMatch()),
                        RequestBody.fromBytes(content))
                .eTag());
        versions.put(name, version);
    }

    /**
     * Whether a write that met a conflict had been carried out the first time. Another's version does not become known
     * by that: its reader has to look at it.
     */
    private boolean holds(String name, byte[] content) throws IOException {
        try (S3Stream stored = S3Stream.open(requests, name)) {
            boolean carriedOut = Arrays.equals(stored.readAllBytes(), content);
            if (carriedOut) {
                versions.put(name, stored.version());
            }
            return carriedOut;
        } catch (NoSuchFileException deleted) {
            versions.forget(name);
            return false;
        }
    }

    /** In memory, as an attempt may have to be repeated. What grows without bounds is a {@link CopiedLog}. */
    private static byte[] bytes(String name, BlobContent content) throws IOException {
        BlobName.check(name);
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    private List<S3Object> objects(String prefix) throws IOException {
        BlobName.checkPrefix(prefix);
        return requests.ask("list " + prefix, client -> {
            List<S3Object> objects = new ArrayList<>();
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                if (BlobName.isValid(object.key())) { // not the marks of folders that consoles make
                    objects.add(object);
                }
            }
            return objects;
        });
    }
}
