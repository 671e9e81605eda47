package io.runtrack.storage.s3;

import java.net.URI;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients of a service: a patient one, and one for the end of the process, when an attempt that hangs must
 * not use up the time that is left. Proxies are those of the usual system properties and environment variables.
 * Immutable.
 *
 * @param patient for as long as the process runs
 * @param hurried for its end
 * @param by for people: who asks
 */
record S3Clients(S3Client patient, S3Client hurried, AwsCredentialsProvider credentials, String by)
        implements AutoCloseable {
    private static final int CONFLICT = 409;
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);

    static S3Clients open(S3Account account) {
        AwsFiles files = AwsFiles.of(account);
        files.requireServiceOf(account);
        AwsIdentity identity = AwsIdentity.of(account, files);
        Region region = region(account, files);
        SdkHttpClient http = http(Duration.ofSeconds(30));
        AwsCredentialsProvider credentials = identity.provider(account, files, region, http);
        // Beyond these an attempt is left to the next checkpoint. All of it takes less than four checkpoints, after
        // which others would take the process for dead.
        StandardRetryStrategy.Builder patient = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofSeconds(1), Duration.ofSeconds(4)))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(Duration.ofSeconds(1), Duration.ofSeconds(4)));
        StandardRetryStrategy.Builder hurried = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(2)
                .backoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(200)))
                .throttlingBackoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(200)));
        return new S3Clients(
                client(account, credentials, region, http, patient),
                client(account, credentials, region, http(Duration.ofSeconds(4)), hurried),
                credentials,
                identity.words(account, files));
    }

    @Override
    public void close() {
        patient.close();
        hurried.close();
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    private static S3Client client(
            S3Account account,
            AwsCredentialsProvider credentials,
            Region region,
            SdkHttpClient http,
            StandardRetryStrategy.Builder retries) {
        @Nullable String endpoint = account.endpoint();
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                // What the SDK adds by default, checksums behind the body and parts of it signed by themselves, many
                // services of the protocol do not know. Each write brings an MD5 instead, which all know.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .overrideConfiguration(override -> override.retryStrategy(
                        retries.retryOnException(S3Clients::isPassing).build()));
        return endpoint == null
                ? builder.crossRegionAccessEnabled(true).build()
                : builder.endpointOverride(URI.create(endpoint))
                        .forcePathStyle(true)
                        .build();
    }

    /** Of what passes, the SDK does not know a conditional write that met another one, nor a reply that was cut. */
    private static boolean isPassing(Throwable failure) {
        return failure.getCause() instanceof XMLStreamException
                || (failure instanceof S3Exception refused && refused.statusCode() == CONFLICT);
    }

    /** Where nothing says it, Amazon's first: the service's answer there says where the bucket is. */
    private static Region region(S3Account account, AwsFiles files) {
        for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
            String given = account.value(variable);
            if (given != null) {
                return Region.of(given);
            }
        }
        String ofProfile = files.region();
        return ofProfile == null ? Region.US_EAST_1 : Region.of(ofProfile);
    }

    private static SdkHttpClient http(Duration longestSilence) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(LONGEST_CONNECTING)
                .socketTimeout(longestSilence)
                .build();
    }
}
