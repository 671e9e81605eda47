package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AccountTest {
    private static final String SECRET = "c2VjcmV0LW9mLXRoZS1hY2NvdW50";
    private static final String MINIO = "https://minio.example:9000";

    @TempDir
    Path home;

    @Test
    void isAtAmazonUnlessAnEndpointIsSet() {
        assertThat(account().location("runs")).isEqualTo("s3://runs");
        assertThat(account("AWS_ENDPOINT_URL", MINIO + "/").location("runs"))
                .isEqualTo("s3:https://minio.example:9000/runs");
        assertThat(account("AWS_ENDPOINT_URL", "http://other", "AWS_ENDPOINT_URL_S3", MINIO)
                        .location("runs"))
                .isEqualTo("s3:https://minio.example:9000/runs");
        assertThat(account("AWS_ENDPOINT_URL", MINIO, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
                        .endpoint())
                .isNull();
    }

    @Test
    void findsAPathAgainWhereItIsAndRefusesItElsewhere() {
        S3Account minio = account("AWS_ENDPOINT_URL_S3", MINIO);
        assertThat(account().trackingPath("s3://runs/team/a")).isEqualTo("s3://runs/team/a");
        assertThat(minio.trackingPath("s3:" + MINIO + "/runs/team")).isEqualTo("s3://runs/team");
        assertThatThrownBy(() -> minio.trackingPath("s3://runs/a")).hasMessageContaining("unset AWS_ENDPOINT_URL_S3");
        assertThatThrownBy(() -> account().trackingPath("s3:" + MINIO + "/runs/a"))
                .hasMessageContainingAll(MINIO, "is not at Amazon S3", "set AWS_ENDPOINT_URL_S3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"minio:9000", "https://key:" + SECRET + "@minio", "https://minio?X-Amz-Signature=" + SECRET})
    void refusesAnEndpointThatIsNoneAndDoesNotShowIt(String endpoint) {
        assertThatThrownBy(() -> account("AWS_ENDPOINT_URL_S3", endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL_S3")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void refusesHalfAKeyAndDoesNotShowIt() {
        assertThatThrownBy(() -> account("AWS_SECRET_ACCESS_KEY", SECRET))
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> account("AWS_ACCESS_KEY_ID", "AKID"))
                .hasMessageContaining("AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void choosesOneIdentityByWhatThePlatformSays() throws IOException {
        String[] none = {};
        String[] container = {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/x"};
        String[] token = {"AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "AWS_ROLE_ARN", "arn:aws:iam::1:role/runs"};
        assertThat(identity(none)).isEqualTo("the role of the instance");
        assertThat(identity(container)).isEqualTo("the role of the container (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)");
        file("credentials", "[default]\naws_access_key_id = AKID\naws_secret_access_key = " + SECRET + "\n");
        file("config", "[profile nightly]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = default\n");
        assertThat(identity(container)).isEqualTo("the profile default");
        assertThat(identity("AWS_PROFILE", "nightly")).isEqualTo("the profile nightly");
        assertThat(identity(token))
                .isEqualTo("the role arn:aws:iam::1:role/runs with the token in AWS_WEB_IDENTITY_TOKEN_FILE");
        assertThat(identity("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", SECRET, "AWS_PROFILE", "nightly"))
                .isEqualTo("the key in AWS_ACCESS_KEY_ID");
    }

    @Test
    void leavesAProfileThatOnlyNamesARegionToTheRole() throws IOException {
        file("config", "[default]\nregion = eu-central-1\n");
        assertThat(identity()).isEqualTo("the role of the instance");
        assertThat(AwsFiles.of(atHome()).region()).isEqualTo("eu-central-1");
    }

    @Test
    void refusesAServiceThatOnlyAProfileNames() throws IOException {
        file("config", "[default]\nendpoint_url = http://minio:9000\n");
        assertThatThrownBy(() -> S3Clients.open(atHome()))
                .hasMessage("the profile default names the service http://minio:9000, which only AWS_ENDPOINT_URL_S3"
                        + " can: set it to that address, or AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true for Amazon S3");
        file("config", "[default]\nservices = local\n[services local]\ns3 =\n  endpoint_url = http://minio:9001\n");
        assertThatThrownBy(() -> S3Clients.open(atHome())).hasMessageContaining("http://minio:9001");
        S3Clients.open(atHome("AWS_ENDPOINT_URL_S3", "http://minio:9000")).close();
        S3Clients.open(atHome("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")).close();
    }

    private String identity(String... variables) {
        S3Account account = atHome(variables);
        AwsFiles files = AwsFiles.of(account);
        return AwsIdentity.of(account, files).words(account, files);
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(home.resolve(name), content);
    }

    private S3Account atHome(String... variables) {
        Map<String, String> environment = environment(variables);
        environment.put("AWS_CONFIG_FILE", home.resolve("config").toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
        return S3Account.of(environment);
    }

    private static S3Account account(String... variables) {
        return S3Account.of(environment(variables));
    }

    private static Map<String, String> environment(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }
}
