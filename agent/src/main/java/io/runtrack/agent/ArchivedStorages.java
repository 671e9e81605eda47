package io.runtrack.agent;

import io.runtrack.config.StorageKinds;
import io.runtrack.storage.StorageSchemes;
import org.jspecify.annotations.Nullable;

/**
 * The storages in the agent's jar. An archive that is named after a scheme is believed to have it: to look into it
 * takes tens of milliseconds, which a process that records nothing must not pay. Safe for any thread.
 */
final class ArchivedStorages implements StorageKinds {
    @Override
    public boolean isKnown(String path) {
        String archive = "/inst/storage-" + StorageSchemes.scheme(path) + ".jar";
        return ArchivedStorages.class.getResource(archive) != null || new StorageSchemes().isKnown(path);
    }

    @Override
    public @Nullable Kind of(String path) {
        return new StorageSchemes().of(path);
    }

    @Override
    public String forms() {
        return new StorageSchemes().forms();
    }
}
