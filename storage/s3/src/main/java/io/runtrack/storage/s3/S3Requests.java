package io.runtrack.storage.s3;

import io.runtrack.storage.blob.BlobChangedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How requests to a service are made: with the client for now or for the end of the process, with failures as a store
 * throws them, and whatever the calling thread's interrupt and context loader say. Safe for several threads; the first
 * request loads the SDK.
 */
final class S3Requests {
    /** What all documents are. */
    static final String JSON = "application/json; charset=utf-8";

    private final S3Account account;
    private final String bucket;
    private volatile boolean hurried;
    private @Nullable S3Clients clients; // guarded by this

    S3Requests(S3Account account, String bucket) {
        this.account = account;
        this.bucket = bucket;
    }

    /** A request, made of one call or several. */
    interface Request<T> {
        T make(S3Client client) throws IOException;
    }

    String bucket() {
        return bucket;
    }

    void hurry() {
        hurried = true;
    }

    /** For people: the bucket, the service, and who asks it; never a secret. */
    String description() {
        String by;
        try {
            by = own(() -> clients().by());
        } catch (IOException | RuntimeException unusable) {
            by = "nobody: " + unusable.getMessage();
        }
        return "bucket " + bucket + " at " + account.service() + " by " + by;
    }

    /**
     * Makes a request.
     *
     * @param what it does, for messages: {@code read x.json}
     * @throws NoSuchFileException when the blob is not there
     * @throws BlobChangedException when a condition on its version was not met
     */
    <T> T ask(String what, Request<T> request) throws IOException {
        try {
            return own(() -> request.make(client()));
        } catch (SdkException failure) {
            throw translated(what, failure);
        } catch (IllegalArgumentException malformed) { // of a profile's file
            throw new IOException(
                    "cannot " + what + " at " + account.service() + ": " + malformed.getMessage(), malformed);
        }
    }

    /** Whether a blob is there, by a reply that nobody else gives who answers in the service's place. */
    boolean isListed(String name) throws IOException {
        return ask(
                "look for " + name,
                client ->
                        client
                                .listObjectsV2(request ->
                                        request.bucket(bucket).prefix(name).maxKeys(1))
                                .contents()
                                .stream()
                                .anyMatch(object -> object.key().equals(name)));
    }

    /** Lets go of connections. */
    synchronized void close() {
        if (clients != null) {
            clients.close();
            clients = null;
        }
    }

    private IOException translated(String what, SdkException failure) {
        if (S3Failure.isConflict(failure)) {
            return new BlobChangedException(what);
        }
        if (S3Failure.isMissing(failure)) {
            return new NoSuchFileException(what);
        }
        return S3Failure.of(what, description(), failure);
    }

    interface Attempt<T> {
        T make() throws IOException;
    }

    /**
     * As if the thread were ours. The SDK gives up on one that is interrupted, which is no reason to lose a document:
     * the interrupt waits. And it looks for parts of itself by the context loader, which may find another SDK, of the
     * application's.
     */
    static <T> T own(Attempt<T> attempt) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        boolean interrupted = Thread.interrupted();
        thread.setContextClassLoader(S3Requests.class.getClassLoader());
        try {
            return attempt.make();
        } finally {
            thread.setContextClassLoader(loader);
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    private S3Client client() {
        S3Clients opened = clients();
        return hurried ? opened.hurried() : opened.patient();
    }

    private synchronized S3Clients clients() {
        S3Clients opened = clients;
        if (opened == null) {
            opened = S3Clients.open(account);
            clients = opened;
        }
        return opened;
    }
}
