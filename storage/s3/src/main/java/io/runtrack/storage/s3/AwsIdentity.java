package io.runtrack.storage.s3;

import java.nio.file.Path;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Who the process is to AWS, in the order of AWS's SDK for Java. What there can be is read from the environment, which
 * the platforms set, so that nothing is guessed by asking addresses that do not answer: each such guess would cost
 * seconds.
 */
enum AwsIdentity {
    KEYS,
    WEB_IDENTITY,
    PROFILE,
    CONTAINER,
    INSTANCE;

    private static final String SESSION = "AWS_SESSION_TOKEN";
    private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String ROLE = "AWS_ROLE_ARN";
    private static final String ROLE_SESSION = "AWS_ROLE_SESSION_NAME";
    private static final String CONTAINER_PATH = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String CONTAINER_ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    static AwsIdentity of(S3Account account, AwsFiles files) {
        if (account.value(S3Account.KEY) != null) {
            return KEYS;
        }
        if (account.value(TOKEN_FILE) != null && account.value(ROLE) != null) {
            return WEB_IDENTITY;
        }
        if (files.isGiven() || files.hasIdentity()) {
            return PROFILE;
        }
        boolean isContainer = account.value(CONTAINER_PATH) != null || account.value(CONTAINER_ADDRESS) != null;
        return isContainer ? CONTAINER : INSTANCE;
    }

    /** For people, without any secret. */
    String words(S3Account account, AwsFiles files) {
        return switch (this) {
            case KEYS -> "the key in " + S3Account.KEY;
            case WEB_IDENTITY -> "the role " + account.value(ROLE) + " with the token in " + TOKEN_FILE;
            case PROFILE -> "the profile " + files.name();
            case CONTAINER ->
                "the role of the container ("
                        + (account.value(CONTAINER_PATH) == null ? CONTAINER_ADDRESS : CONTAINER_PATH) + ")";
            case INSTANCE -> "the role of the instance";
        };
    }

    AwsCredentialsProvider provider(S3Account account, AwsFiles files, Region region, SdkHttpClient http) {
        return switch (this) {
            case KEYS -> StaticCredentialsProvider.create(keys(account));
            case WEB_IDENTITY -> webIdentity(account, region, http);
            case PROFILE ->
                ProfileCredentialsProvider.builder()
                        .profileFile(files.all())
                        .profileName(files.name())
                        .build();
            case CONTAINER -> ContainerCredentialsProvider.create();
            case INSTANCE -> InstanceProfileCredentialsProvider.create();
        };
    }

    private static AwsCredentials keys(S3Account account) {
        String key = required(account, S3Account.KEY);
        String secret = required(account, S3Account.SECRET);
        String session = account.value(SESSION);
        return session == null
                ? AwsBasicCredentials.create(key, secret)
                : AwsSessionCredentials.create(key, secret, session);
    }

    private static StsWebIdentityTokenFileCredentialsProvider webIdentity(
            S3Account account, Region region, SdkHttpClient http) {
        String session = account.value(ROLE_SESSION);
        return StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(StsClient.builder()
                        .httpClient(http)
                        .region(region)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build())
                .roleArn(required(account, ROLE))
                .roleSessionName(session == null ? "runtrack" : session)
                .webIdentityTokenFile(Path.of(required(account, TOKEN_FILE)))
                .build();
    }

    private static String required(S3Account account, String variable) {
        return Objects.requireNonNull(account.value(variable), variable);
    }
}
