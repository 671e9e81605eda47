package io.runtrack.storage.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.ClientOptions;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;
import java.util.Objects;

/**
 * The SDK's clients of one container: a patient one, and one for the end of the process, when an attempt that hangs
 * must not use up the time that is left. Proxies are those of the usual system properties and environment variables.
 * Immutable.
 *
 * @param patient for as long as the process runs
 * @param hurried for its end
 */
record ContainerClients(Client patient, Client hurried) {
    /** How often reading goes on after a connection that was cut, or that has brought nothing for a minute. */
    static final DownloadRetryOptions GOING_ON = new DownloadRetryOptions().setMaxRetryRequests(2);

    // Beyond these an attempt is left to the next checkpoint. All of it takes less than four checkpoints, after which
    // others would take the process for dead.
    private static final RequestRetryOptions PATIENT = new RequestRetryOptions(
            RetryPolicyType.EXPONENTIAL, 3, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(4), null);
    private static final RequestRetryOptions HURRIED = new RequestRetryOptions(
            RetryPolicyType.FIXED, 2, Duration.ofSeconds(4), Duration.ofMillis(200), Duration.ofMillis(200), null);

    static ContainerClients open(AzureAccount account, String container) {
        HttpClient http = new JdkHttpClientBuilder()
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        return new ContainerClients(
                Client.of(builder(account, http, PATIENT), container),
                Client.of(builder(account, http, HURRIED), container));
    }

    /**
     * One way to make requests.
     *
     * @param calls for all that is answered at once
     * @param streams for what is read as it comes in, by one request however long it is
     */
    record Client(BlobContainerClient calls, BlobContainerAsyncClient streams) {
        static Client of(BlobServiceClientBuilder builder, String container) {
            return new Client(
                    builder.buildClient().getBlobContainerClient(container),
                    builder.buildAsyncClient().getBlobContainerAsyncClient(container));
        }
    }

    private static BlobServiceClientBuilder builder(
            AzureAccount account, HttpClient http, RequestRetryOptions retries) {
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder()
                .httpClient(http)
                .retryOptions(retries)
                .clientOptions(new ClientOptions().setApplicationId("runtrack"));
        return switch (account.way()) {
            case CONNECTION_STRING -> builder.connectionString(secret(account));
            case KEY ->
                builder.endpoint(account.endpoint())
                        .credential(new StorageSharedKeyCredential(
                                Objects.requireNonNull(account.name(), "a key is an account's"), secret(account)));
            case SAS_TOKEN -> builder.endpoint(account.endpoint()).sasToken(secret(account));
            case IDENTITY -> builder.endpoint(account.endpoint()).credential(IdentityChain.open(System.getenv(), http));
        };
    }

    private static String secret(AzureAccount account) {
        return Objects.requireNonNull(account.secret(), "all but identities have one");
    }
}
