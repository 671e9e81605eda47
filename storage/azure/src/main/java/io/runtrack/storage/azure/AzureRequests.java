package io.runtrack.storage.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobHttpHeaders;
import io.runtrack.storage.blob.BlobChangedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a container are made: with the client for now or for the end of the process, with failures as a store
 * throws them, and whatever the calling thread's interrupt says. Safe for several threads; the first request loads the
 * SDK.
 */
final class AzureRequests {
    private final AzureAccount account;
    private final String container;
    private volatile boolean hurried;
    private @Nullable ContainerClients clients; // guarded by this

    AzureRequests(AzureAccount account, String container) {
        this.account = account;
        this.container = container;
    }

    /** A request, made of one call or several. */
    interface Request<T> {
        T make(BlobContainerClient client) throws IOException;
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    static BlobHttpHeaders json() {
        return new BlobHttpHeaders().setContentType("application/json; charset=utf-8");
    }

    void hurry() {
        hurried = true;
    }

    /**
     * Makes a request.
     *
     * @param what it does, for messages: {@code read x.json}
     * @throws NoSuchFileException when the blob or the container is not there
     * @throws BlobChangedException when a condition on its version was not met
     * @throws BlocksMissingException when it was to consist of blocks that are not there
     */
    <T> T ask(String what, Request<T> request) throws IOException {
        try {
            return uninterrupted(() -> request.make(client().calls()));
        } catch (RuntimeException failure) {
            throw translated(what, failure);
        }
    }

    /**
     * Opens a blob for reading.
     *
     * @throws NoSuchFileException when it, or the container, is not there
     */
    BlobStream open(String name) throws IOException {
        try {
            return uninterrupted(() -> new BlobStream(
                    account,
                    name,
                    Objects.requireNonNull(client().streams()
                            .getBlobAsyncClient(name)
                            .downloadStreamWithResponse(null, ContainerClients.GOING_ON, null, false)
                            .block())));
        } catch (RuntimeException failure) {
            throw translated("read " + name, failure);
        }
    }

    /** As {@link #ask}; should the container be missing, it is created first. */
    <T> T creatingContainer(String what, Request<T> request) throws IOException {
        try {
            return uninterrupted(() -> request.make(client().calls()));
        } catch (RuntimeException failure) {
            if (!AzureFailure.isContainerMissing(failure)) {
                throw translated(what, failure);
            }
        }
        ask("create container " + container, BlobContainerClient::createIfNotExists);
        return ask(what, request);
    }

    private IOException translated(String what, RuntimeException failure) {
        if (AzureFailure.isConflict(failure)) {
            return new BlobChangedException(what);
        }
        if (AzureFailure.areBlocksMissing(failure)) {
            return new BlocksMissingException(what);
        }
        if (AzureFailure.isMissing(failure)) {
            return new NoSuchFileException(what);
        }
        return AzureFailure.of(account, what, failure);
    }

    /** The SDK gives up on a thread that is interrupted, which is no reason to lose a document: the interrupt waits. */
    private static <T> T uninterrupted(Attempt<T> attempt) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return attempt.make();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ContainerClients.Client client() {
        ContainerClients opened = clients();
        return hurried ? opened.hurried() : opened.patient();
    }

    private synchronized ContainerClients clients() {
        ContainerClients opened = clients;
        if (opened == null) {
            opened = ContainerClients.open(account, container);
            clients = opened;
        }
        return opened;
    }
}
