package io.runtrack.storage.s3;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which service it is, and what of the environment says who asks it, by the variables of AWS's own tools. Immutable;
 * knows nothing of the SDK.
 */
final class S3Account {
    static final String ENDPOINT_OF_S3 = "AWS_ENDPOINT_URL_S3";
    static final String ENDPOINT = "AWS_ENDPOINT_URL";
    static final String IGNORE_ENDPOINTS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    static final String KEY = "AWS_ACCESS_KEY_ID";
    static final String SECRET = "AWS_SECRET_ACCESS_KEY";

    private static final String AMAZON = "s3://";
    private static final String ELSEWHERE = "s3:"; // before the address of another service

    private final Map<String, String> environment;
    private final @Nullable String endpoint;

    private S3Account(Map<String, String> environment, @Nullable String endpoint) {
        this.environment = environment;
        this.endpoint = endpoint;
    }

    /**
     * The account that the environment names.
     *
     * @throws IllegalArgumentException when it contradicts itself; the message says what to set
     */
    static S3Account of(Map<String, String> environment) {
        S3Account account = new S3Account(Map.copyOf(environment), endpoint(environment));
        boolean key = account.value(KEY) != null;
        if (key != (account.value(SECRET) != null)) {
            throw new IllegalArgumentException((key ? KEY : SECRET) + " is set without " + (key ? SECRET : KEY)
                    + ": set both, or none to use a profile or a role");
        }
        return account;
    }

    /** The address of another service than Amazon's, without a slash at its end; null for Amazon's. */
    @Nullable
    String endpoint() {
        return endpoint;
    }

    /** Whether every address that is set anywhere is to be passed over. */
    boolean ignoresEndpoints() {
        return ignoresEndpoints(environment);
    }

    private static boolean ignoresEndpoints(Map<String, String> environment) {
        return "true"
                .equalsIgnoreCase(environment.getOrDefault(IGNORE_ENDPOINTS, "").strip());
    }

    /** What a variable holds; null where it is not set, or blank. */
    @Nullable
    String value(String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The same in every process that has the same bucket. */
    String location(String bucket) {
        return endpoint == null ? AMAZON + bucket : ELSEWHERE + endpoint + '/' + bucket;
    }

    /** For people: the service. */
    String service() {
        return endpoint == null ? "Amazon S3" : endpoint;
    }

    /**
     * The tracking path of a {@link #location} and what is below it.
     *
     * @throws IllegalArgumentException when that is at another service than this environment's
     */
    String trackingPath(String destination) {
        if (destination.startsWith(AMAZON)) {
            if (endpoint != null) {
                throw new IllegalArgumentException("the storage " + destination + " is at Amazon S3, not at " + endpoint
                        + "; unset " + ENDPOINT_OF_S3 + " or " + ENDPOINT);
            }
            return destination;
        }
        String there = destination.substring(ELSEWHERE.length());
        if (endpoint == null || !there.startsWith(endpoint + '/')) {
            throw new IllegalArgumentException("the storage " + there + " is not at " + service() + "; set "
                    + ENDPOINT_OF_S3 + " to the address of its service");
        }
        return AMAZON + there.substring(endpoint.length() + 1);
    }

    private static @Nullable String endpoint(Map<String, String> environment) {
        if (ignoresEndpoints(environment)) {
            return null;
        }
        String variable = environment.getOrDefault(ENDPOINT_OF_S3, "").isBlank() ? ENDPOINT : ENDPOINT_OF_S3;
        String given = environment.getOrDefault(variable, "").strip();
        return given.isEmpty() ? null : checked(variable, given);
    }

    private static String checked(String variable, String endpoint) {
        String lower = endpoint.toLowerCase(Locale.ROOT);
        boolean isWeb = lower.startsWith("https://") || lower.startsWith("http://");
        if (!isWeb || endpoint.indexOf('?') >= 0 || endpoint.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    variable
                            + " is no address of a service: write https://HOST or http://HOST:PORT, without a key or a password");
        }
        return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }
}
