package io.runtrack.it.storage;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class MemoryStoreTest extends BlobStoreContract {
    private MemoryServer server;
    private MemoryStore store;

    @BeforeEach
    void start() throws IOException {
        server = new MemoryServer();
        store = new MemoryStore(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }
}
