package io.runtrack.storage.azure;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage account and the way into it, as the environment names them. The first of these that is there counts: a
 * connection string, an account key, a SAS token, and without any of them the identity of whoever runs the process.
 * Immutable; knows nothing of the SDK.
 */
final class AzureAccount {
    static final String CONNECTION_STRING = "AZURE_STORAGE_CONNECTION_STRING";
    static final String ACCOUNT = "AZURE_STORAGE_ACCOUNT";
    static final String ENDPOINT = "AZURE_STORAGE_ENDPOINT";
    static final String KEY = "AZURE_STORAGE_KEY";
    static final String SAS_TOKEN = "AZURE_STORAGE_SAS_TOKEN";

    /** By what the account lets us in. */
    enum Way {
        CONNECTION_STRING("the connection string in " + AzureAccount.CONNECTION_STRING),
        KEY("the account key in " + AzureAccount.KEY),
        SAS_TOKEN("the SAS token in " + AzureAccount.SAS_TOKEN),
        IDENTITY("identity");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private final String endpoint;
    private final Way way;
    private final @Nullable String account;
    private final @Nullable String secret;

    private AzureAccount(String endpoint, Way way, @Nullable String account, @Nullable String secret) {
        this.endpoint = endpoint;
        this.way = way;
        this.account = account;
        this.secret = secret;
    }

    /**
     * The account that the environment names.
     *
     * @throws IllegalArgumentException when it names none; the message says what to set
     */
    static AzureAccount of(Map<String, String> environment) {
        String connection = value(environment, CONNECTION_STRING);
        if (connection != null) {
            String endpoint = ConnectionString.parse(connection).blobEndpoint();
            return new AzureAccount(endpoint, Way.CONNECTION_STRING, null, connection);
        }
        String account = value(environment, ACCOUNT);
        String endpoint = endpoint(account, value(environment, ENDPOINT));
        String key = value(environment, KEY);
        if (key != null) {
            return new AzureAccount(endpoint, Way.KEY, account == null ? accountIn(endpoint) : account, key);
        }
        String sas = value(environment, SAS_TOKEN);
        return new AzureAccount(endpoint, sas == null ? Way.IDENTITY : Way.SAS_TOKEN, account, sas);
    }

    /** The account's address for blobs, without a slash at its end. */
    String endpoint() {
        return endpoint;
    }

    Way way() {
        return way;
    }

    /** The account's name; null where nothing needs it. */
    @Nullable
    String name() {
        return account;
    }

    /** Key, token or connection string; null for an identity. */
    @Nullable
    String secret() {
        return secret;
    }

    /** Where and by what, without any secret. */
    String description() {
        String by = way == Way.IDENTITY ? IdentityChain.describe(System.getenv()) : way.words;
        return endpoint + " by " + by;
    }

    private static String endpoint(@Nullable String account, @Nullable String given) {
        if (given != null) {
            return checked(ENDPOINT, given);
        }
        if (account == null) {
            throw new IllegalArgumentException("no storage account is named: set " + CONNECTION_STRING + ", or "
                    + ACCOUNT + " (or " + ENDPOINT + ") with " + KEY + ", " + SAS_TOKEN + " or an identity");
        }
        if (!account.matches("[a-z0-9]{3,24}")) {
            throw new IllegalArgumentException(ACCOUNT + " is \"" + account
                    + "\", which names no storage account: write its name alone, 3 to 24 small"
                    + " letters and digits, or its whole address into " + ENDPOINT);
        }
        return "https://" + account + ".blob.core.windows.net";
    }

    /** An address from a setting, without a slash at its end. */
    static String checked(String setting, String endpoint) {
        String lower = endpoint.toLowerCase(Locale.ROOT);
        boolean isWeb = lower.startsWith("https://") || lower.startsWith("http://");
        if (!isWeb || endpoint.indexOf('?') >= 0 || endpoint.indexOf('@') >= 0) {
            throw new IllegalArgumentException(setting + " is no address of a storage account: write"
                    + " https://ACCOUNT.blob.core.windows.net, without a token or a password");
        }
        return withoutSlash(endpoint);
    }

    private static String withoutSlash(String endpoint) {
        return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    /** {@code https://ACCOUNT.blob…}, or {@code http://host:port/ACCOUNT} of an emulator. */
    private static String accountIn(String endpoint) {
        URI address = URI.create(endpoint);
        String path = address.getPath();
        if (path != null && path.length() > 1) {
            return path.substring(1);
        }
        String host = String.valueOf(address.getHost());
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
