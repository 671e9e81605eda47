package io.runtrack.cli;

import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.Recovery;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        // A store that an application brought along says what it likes; it must not become a folder of that name here.
        if (!isAbsolute(destination)) {
            throw new IOException("its storage " + destination + " is known to the application alone; run that again");
        }
        try {
            return TrackingStorage.open(destination);
        } catch (IllegalArgumentException unsupported) {
            throw new IOException(unsupported.getMessage(), unsupported);
        }
    }

    private static boolean isAbsolute(String destination) {
        try {
            return destination.contains("://") || Path.of(destination).isAbsolute();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    @Override
    public void close() {
        opened.values().forEach(TrackingStorage::close);
    }
}
