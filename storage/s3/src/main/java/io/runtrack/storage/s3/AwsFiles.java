package io.runtrack.storage.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The files of AWS's tools, {@code ~/.aws/config} and {@code ~/.aws/credentials}, and the profile in them that counts.
 * Immutable.
 *
 * @param all what stands in both; empty where neither is there
 * @param name of the profile
 * @param isGiven whether the environment names it
 */
record AwsFiles(ProfileFile all, String name, boolean isGiven) {
    private static final String PROFILE = "AWS_PROFILE";
    private static final String CONFIG = "AWS_CONFIG_FILE";
    private static final String CREDENTIALS = "AWS_SHARED_CREDENTIALS_FILE";

    /** Of these, any means that a profile says who it is. */
    private static final Set<String> IDENTITIES = Set.of(
            "aws_access_key_id",
            "role_arn",
            "sso_session",
            "sso_start_url",
            "credential_process",
            "web_identity_token_file");

    /** @throws IllegalArgumentException for a file that is malformed */
    static AwsFiles of(S3Account account) {
        String given = account.value(PROFILE);
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        add(all, file(account, CREDENTIALS, "credentials"), ProfileFile.Type.CREDENTIALS);
        add(all, file(account, CONFIG, "config"), ProfileFile.Type.CONFIGURATION);
        return new AwsFiles(all.build(), given == null ? "default" : given, given != null);
    }

    /** Whether the profile says who it is. */
    boolean hasIdentity() {
        return profile().isPresent()
                && IDENTITIES.stream().anyMatch(profile().get().properties()::containsKey);
    }

    /** The profile's region; null if it has none. */
    @Nullable
    String region() {
        return profile().flatMap(profile -> profile.property("region")).orElse(null);
    }

    /**
     * The place of a storage is known by the environment alone, before the SDK is there. A profile that names another
     * service would send records to one place while they are looked for at another.
     *
     * @throws IllegalArgumentException when the profile names a service and the environment does not
     */
    void requireServiceOf(S3Account account) {
        if (account.endpoint() == null && !account.ignoresEndpoints()) {
            endpoint().ifPresent(address -> {
                throw new IllegalArgumentException("the profile " + name + " names the service " + address
                        + ", which only " + S3Account.ENDPOINT_OF_S3 + " can: set it to that address, or "
                        + S3Account.IGNORE_ENDPOINTS + "=true for Amazon S3");
            });
        }
    }

    private Optional<String> endpoint() {
        Optional<String> ofS3 = profile()
                .flatMap(profile -> profile.property("services"))
                .flatMap(services -> all.getSection("services", services))
                .flatMap(services -> services.property("s3.endpoint_url"));
        return ofS3.isPresent() ? ofS3 : profile().flatMap(profile -> profile.property("endpoint_url"));
    }

    private Optional<Profile> profile() {
        return all.profile(name);
    }

    private static void add(ProfileFile.Aggregator all, Path file, ProfileFile.Type type) {
        if (Files.isRegularFile(file)) {
            all.addFile(ProfileFile.builder().content(file).type(type).build());
        }
    }

    private static Path file(S3Account account, String variable, String usual) {
        String given = account.value(variable);
        String home = System.getProperty("user.home");
        if (given == null) {
            return Path.of(home, ".aws", usual);
        }
        return given.startsWith("~/") ? Path.of(home, given.substring(2)) : Path.of(given);
    }
}
