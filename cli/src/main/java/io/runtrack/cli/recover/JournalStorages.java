package io.runtrack.cli.recover;

import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.delivery.Recovery;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The storages that journals name, each opened once. For one thread; closing it closes them. */
final class JournalStorages implements Recovery.Storages, AutoCloseable {
    private final Map<String, TrackingStorage> opened = new HashMap<>();

    @Override
    public TrackingStorage at(String destination) throws IOException {
        TrackingStorage storage = opened.get(destination);
        if (storage == null) {
            storage = open(destination);
            opened.put(destination, storage);
        }
        return storage;
    }

    private static TrackingStorage open(String destination) throws IOException {
        try {
            return TrackingStorage.reopen(destination);
        } catch (IllegalArgumentException unreachable) {
            throw new IOException(unreachable.getMessage(), unreachable);
        }
    }

    @Override
    public void close() {
        opened.values().forEach(TrackingStorage::close);
    }
}
