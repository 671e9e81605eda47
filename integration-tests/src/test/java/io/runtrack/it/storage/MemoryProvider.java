package io.runtrack.it.storage;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens {@code mem://PORT/prefix}: the memory of the process that listens there. */
public final class MemoryProvider implements BlobStoreProvider {
    @Override
    public List<String> schemes() {
        return List.of("mem", "memory");
    }

    @Override
    public String form() {
        return "mem://PORT/PREFIX";
    }

    @Override
    public Duration checkpoint() {
        return Duration.ofSeconds(11);
    }

    @Override
    public BlobStore open(String authority) {
        return new MemoryStore(Integer.parseInt(authority));
    }

    @Override
    public @Nullable String trackingPath(String destination) {
        return destination.startsWith("mem://") ? destination : null;
    }
}
