package io.runtrack.storage;

import io.runtrack.config.StorageKinds;
import io.runtrack.storage.blob.BlobStoreProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The storages beside plain folders, as {@link ServiceLoader} finds them next to this class. Each call looks for them
 * anew. Nothing is looked for before the first path with a scheme. Safe for any thread.
 */
public final class StorageSchemes implements StorageKinds {

    @Override
    public @Nullable Kind of(String path) {
        BlobStoreProvider provider = provider(scheme(path));
        return provider == null ? null : new Kind(provider.checkpoint(), provider.localFolder(path));
    }

    @Override
    public String forms() {
        List<String> forms = new ArrayList<>();
        forms.add("a folder");
        for (BlobStoreProvider provider : providers()) {
            forms.add(provider.form());
        }
        return String.join(" or ", forms);
    }

    /** What stands before {@code ://}, in lower case; empty where nothing does. */
    public static String scheme(String path) {
        int end = path.indexOf("://");
        return end < 0 ? "" : path.substring(0, end).toLowerCase(Locale.ROOT);
    }

    static @Nullable BlobStoreProvider provider(String scheme) {
        for (BlobStoreProvider provider : providers()) {
            if (provider.schemes().contains(scheme)) {
                return provider;
            }
        }
        return null;
    }

    static ServiceLoader<BlobStoreProvider> providers() {
        return ServiceLoader.load(BlobStoreProvider.class, StorageSchemes.class.getClassLoader());
    }
}
