package io.runtrack.storage.azure;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens {@code azure://container/prefix}. Reads the environment and nothing else: the first request loads the SDK. */
public final class AzureProvider implements BlobStoreProvider {
    /** From the naming rules for containers in the REST reference of Azure Storage. */
    private static final String CONTAINER = "[a-z0-9](-?[a-z0-9]){2,62}";

    @Override
    public List<String> schemes() {
        return List.of("azure");
    }

    @Override
    public String form() {
        return "azure://CONTAINER/PREFIX";
    }

    @Override
    public BlobStore open(String authority) {
        if (authority.length() > 63 || !authority.matches(CONTAINER)) {
            throw new IllegalArgumentException("tracking path azure://" + authority
                    + ": no container can have this name; give azure://CONTAINER/PREFIX, the container in 3 to 63 small"
                    + " letters, digits and single hyphens");
        }
        return new AzureContainer(AzureAccount.of(System.getenv()), authority);
    }

    @Override
    public @Nullable String trackingPath(String destination) {
        if (!destination.startsWith("https://") && !destination.startsWith("http://")) {
            return null;
        }
        String endpoint = AzureAccount.of(System.getenv()).endpoint();
        if (!destination.startsWith(endpoint + '/')) {
            throw new IllegalArgumentException("the storage " + destination + " is in another account than " + endpoint
                    + "; set " + AzureAccount.CONNECTION_STRING + " or " + AzureAccount.ACCOUNT + " for that one");
        }
        return "azure://" + destination.substring(endpoint.length() + 1);
    }
}
