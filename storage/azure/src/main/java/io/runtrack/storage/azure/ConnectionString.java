package io.runtrack.storage.azure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage connection string, {@code Name=value;…} as the Azure portal shows it, as far as where the blobs are. What
 * else it holds is the SDK's business.
 */
final class ConnectionString {
    private static final String EMULATOR = "http://127.0.0.1:10000/devstoreaccount1";

    private final Map<String, String> parts = new HashMap<>();

    private ConnectionString() {}

    /**
     * @throws IllegalArgumentException for a text without such parts; the message does not quote it, since it may hold
     *     a key
     */
    static ConnectionString parse(String text) {
        ConnectionString connection = new ConnectionString();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                connection.parts.put(name, part.substring(equals + 1).strip());
            }
        }
        if (connection.parts.isEmpty()) {
            throw malformed();
        }
        return connection;
    }

    /** The address of the account's blobs, without a slash at its end. */
    String blobEndpoint() {
        String endpoint = parts.get("blobendpoint");
        if (endpoint != null) {
            return AzureAccount.checked("the BlobEndpoint in " + AzureAccount.CONNECTION_STRING, endpoint);
        }
        if ("true".equalsIgnoreCase(parts.get("usedevelopmentstorage"))) {
            return EMULATOR;
        }
        String account = parts.get("accountname");
        if (account == null || account.isEmpty()) {
            throw malformed();
        }
        return part("defaultendpointsprotocol", "https") + "://" + account + ".blob."
                + part("endpointsuffix", "core.windows.net");
    }

    private String part(String name, String fallback) {
        @Nullable String value = parts.get(name);
        return value == null || value.isEmpty() ? fallback : value;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                AzureAccount.CONNECTION_STRING
                        + " is no connection string: copy it whole, AccountName or BlobEndpoint included, from the account's access keys");
    }
}
