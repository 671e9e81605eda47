package io.runtrack.storage.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The smallest store that a user could bring: four methods, and everything else as the port provides it. */
public final class InMemoryStore implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final AtomicLong bytesWritten = new AtomicLong();
    private volatile boolean closed;

    @Override
    public InputStream read(String name) throws IOException {
        byte[] bytes = blobs.get(BlobName.check(name));
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            blobs.put(BlobName.check(name), bytes);
            bytesWritten.addAndGet(bytes.length);
        }
    }

    @Override
    public List<String> list(String prefix) {
        BlobName.checkPrefix(prefix);
        List<String> names = new ArrayList<>(blobs.keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        Collections.sort(names);
        return names;
    }

    @Override
    public boolean delete(String name) {
        return blobs.remove(BlobName.check(name)) != null;
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    long bytesWritten() {
        return bytesWritten.get();
    }
}
