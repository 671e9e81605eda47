package io.runtrack.storage.s3;

import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A log that is written anew whenever it has doubled. What the service holds of it already is copied there, and only
 * what is new is sent; so of a log of more than a few megabytes each byte is sent about once. Readers see the blob
 * before or after, never in between.
 *
 * <p>Whose journal it is has the right to write the log: another's version is that of a process that died, and gives
 * way. But each write is conditional on the version that was seen last, so that none that was thought to be lost comes
 * true later and takes back what was written since.
 *
 * <p>For one thread. A crash leaves the blob as last written, and perhaps an unfinished upload, which a lifecycle rule
 * of the bucket removes; the next process sends the working file once more.
 */
final class CopiedLog implements GrowingBlob {
    /** Where the blob says which log of which process it is: by that a write whose reply got lost is known again. */
    private static final String OWNER = "runtrack-owner";

    private static final String LENGTH = "runtrack-length";
    private static final int MOST_CONFLICTS = 4;

    private final S3Requests requests;
    private final String name;
    private final String owner = UUID.randomUUID().toString();
    private long published; // bytes of the working file that the blob holds
    private Condition condition = Condition.ABSENT;

    CopiedLog(S3Requests requests, String name) {
        this.requests = requests;
        this.name = name;
    }

    @Override
    public void publish(Path workingFile, long length) throws IOException {
        if (length > 0 && length >= 2 * published) {
            send(workingFile, length);
        }
    }

    @Override
    public void finish(Path workingFile, long length) throws IOException {
        if (length == 0 || length != published) {
            send(workingFile, length);
        }
        Files.deleteIfExists(workingFile);
    }

    private void send(Path workingFile, long length) throws IOException {
        GrowingBlob.requireLength(workingFile, length);
        for (int conflicts = 0; ; conflicts++) {
            try {
                condition = Condition.of(write(new LogParts(workingFile, published, length)));
                published = length;
                return;
            } catch (BlobChangedException | NoSuchFileException changed) {
                if (conflicts == MOST_CONFLICTS) {
                    throw changed;
                }
                look(length);
                if (length > 0 && published == length) {
                    return; // a write had been carried out whose reply got lost
                }
            }
        }
    }

    /** Learns what the service holds now. */
    private void look(long length) throws IOException {
        try {
            HeadObjectResponse stored = requests.ask(
                    "look at " + name,
                    client -> client.headObject(
                            request -> request.bucket(requests.bucket()).key(name)));
            long held = lengthOfOwn(stored);
            condition = Condition.of(stored.eTag());
            published = held <= length ? held : 0;
        } catch (NoSuchFileException deleted) {
            if (requests.isListed(name)) {
                throw deleted; // says somebody in between, and all would be sent for nothing
            }
            condition = Condition.ABSENT;
            published = 0;
        }
    }

    private long lengthOfOwn(HeadObjectResponse stored) {
        Map<String, String> notes = stored.metadata();
        return owner.equals(notes.get(OWNER)) ? Long.parseLong(notes.getOrDefault(LENGTH, "0")) : 0;
    }

    private String write(LogParts parts) throws IOException {
        Map<String, String> notes = Map.of(OWNER, owner, LENGTH, Long.toString(parts.length()));
        if (parts.isOne()) {
            return requests.ask("write " + name, client -> client.putObject(
                            request -> request.bucket(requests.bucket())
                                    .key(name)
                                    .contentType(S3Requests.JSON)
                                    .metadata(notes)
                                    .ifMatch(condition.ifMatch())
                                    .ifNoneMatch(condition.ifNoneMatch()),
                            parts.whole())
                    .eTag());
        }
        return new PartsUpload(requests, name, condition).make(parts, notes);
    }
}
