package io.runtrack.it.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.runtrack.fixtures.S3Server;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Who the process is to a server that checks signatures, by each way in that AWS's tools know. */
@Slow
final class S3IdentitiesIT {
    @TempDir
    static Path data;

    private static S3Server server;
    private static int buckets;

    @TempDir
    private Path temporary;

    private final String bucket = "nightly" + buckets++;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(S3Server.Kind.S3PROXY, data.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createBucket() throws IOException {
        server.createBucket(bucket);
    }

    @EachJdk
    void aProfile(Jdk jdk) throws IOException {
        Path credentials =
                Files.writeString(temporary.resolve("credentials"), """
                [nightly]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(S3Server.key(), S3Server.secret()));
        assertThatARunIsStored(
                jdk, Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString(), "AWS_PROFILE", "nightly"));
    }

    @EachJdk
    void theRoleOfAContainer(Jdk jdk) throws IOException {
        HttpServer platform = answering("""
                {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "", "Expiration": "%s"}
                """.formatted(S3Server.key(), S3Server.secret(), inAnHour()));
        try {
            assertThatARunIsStored(jdk, Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", address(platform)));
        } finally {
            platform.stop(0);
        }
    }

    @EachJdk
    void theRoleOfAWorkload(Jdk jdk) throws IOException {
        HttpServer tokens = answering("""
                <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken></SessionToken>
                <Expiration>%s</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>
                """.formatted(S3Server.key(), S3Server.secret(), inAnHour()));
        Path token = Files.writeString(temporary.resolve("token"), "header.body.signature");
        try {
            assertThatARunIsStored(
                    jdk,
                    Map.of(
                            "AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(),
                            "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/runs",
                            "AWS_ENDPOINT_URL_STS", address(tokens)));
        } finally {
            tokens.stop(0);
        }
    }

    @EachJdk
    void aWrongKeyIsOneLineWithoutTheKey(Jdk jdk) {
        FinishedJvm jvm = agent(jdk, Map.of("AWS_ACCESS_KEY_ID", "AKIDWRONG", "AWS_SECRET_ACCESS_KEY", "c2VjcmV0"))
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.agentLines())
                .anySatisfy(line -> assertThat(line).contains("AWS_ACCESS_KEY_ID", bucket, "s3:PutObject"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(jvm.errors()).doesNotContain("AKIDWRONG", "c2VjcmV0");
    }

    @EachJdk
    void nobodyIsOneLineWithTheRemedy(Jdk jdk) {
        FinishedJvm jvm = agent(jdk, Map.of("AWS_EC2_METADATA_DISABLED", "true"))
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.agentLines())
                .anySatisfy(line ->
                        assertThat(line).contains("no credentials are to be had", "AWS_ACCESS_KEY_ID", "AWS_PROFILE"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @EachJdk
    void doctorShowsWhoAskedAndThatTheServerKeepsToConditions(Jdk jdk) {
        ForkedJvm doctor = ForkedJvm.on(jdk, temporary)
                .environment("TRACKING_PATH", "s3://" + bucket + "/team")
                .environment("TRACKING_SPOOL", spool().toString());
        S3Server.environment(server.port()).forEach(doctor::environment);
        FinishedJvm jvm = doctor.classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", "doctor", "--format", "json")
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.output())
                .contains("a probe was written, read and deleted: bucket " + bucket, "by the key in AWS_ACCESS_KEY_ID");
    }

    private void assertThatARunIsStored(Jdk jdk, Map<String, String> identity) {
        FinishedJvm jvm = agent(jdk, identity).main(OneFileJob.class).run();
        assertThat(jvm.errors()).isEmpty();
        assertThat(BucketCopy.of(server, bucket, "team", temporary.resolve("copy"))
                        .onlyRun()
                        .text("status"))
                .isEqualTo("success");
        assertThat(spool()).isEmptyDirectory();
    }

    private ForkedJvm agent(Jdk jdk, Map<String, String> identity) {
        ForkedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=s3://" + bucket + "/team,shutdown.timeout=40s,spool=" + spool()) // on a busy machine, too
                .environment("AWS_CONFIG_FILE", temporary.resolve("config").toString())
                .environment("AWS_ENDPOINT_URL_S3", S3Server.endpoint(server.port()));
        identity.forEach(jvm::environment);
        return jvm;
    }

    private static HttpServer answering(String body) throws IOException {
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] reply = body.getBytes(StandardCharsets.UTF_8);
        platform.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, reply.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply);
            }
        });
        platform.start();
        return platform;
    }

    private static String address(HttpServer platform) {
        return "http://127.0.0.1:" + platform.getAddress().getPort() + "/";
    }

    private static String inAnHour() {
        return Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private Path spool() {
        return temporary.resolve("spool");
    }
}
