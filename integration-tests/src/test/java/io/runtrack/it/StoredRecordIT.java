package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.runtrack.it.host.VocExtractCommand;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.ToTheLetter;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Every field of the three documents of one run, to the letter. */
final class StoredRecordIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void storesARunToTheLetter(Jdk jdk) {
        FinishedJvm jvm = run(jdk);

        StoredRun run = folder().onlyRun();
        JsonNode metadata = run.metadata();
        ObjectNode environment = (ObjectNode) metadata.get("environment");
        assertThat(environment.get("host").asText()).isNotBlank();
        assertThat(environment.get("pid").asLong()).isEqualTo(jvm.pid());
        assertThat(environment.get("user").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(environment.get("java_version").asText()).startsWith(Integer.toString(jdk.feature()));
        assertThat(environment.get("agent_version").asText()).isEqualTo(System.getProperty("runtrack.version"));
        environment.put("host", "<host>").put("pid", 1).put("user", "<user>");
        environment.put("java_version", "<java>").put("agent_version", "<agent>");
        assertThat(ToTheLetter.of(metadata)).isEqualTo(ToTheLetter.expected("""
            {"schema_version":"1.0","run_id":<uuid>,"command":"voc-extract","subcommand":"daily",
            "config_path":"conf/voc.yaml","target_date":"2026-01-31","started_at":<instant>,"completed_at":<instant>,
            "status":"partial_success","total_files":10,"success_count":3,"failed_count":4,"skipped_count":3,
            "emails_sent":2,"emails_failed":3,"emails_skipped":1,"error_message":null,"error_type":null,
            "exit_code":null,"signal":null,"parent_run_id":null,"heartbeat_at":<instant>,"checkpoint_ms":5000,
            "dropped_records":0,"labels":{"team":"qa","pipeline":"nightly"},
            "environment":{"host":"<host>","pid":1,"user":"<user>","java_version":"<java>",
            "main_class":"io.runtrack.it.host.VocExtractCommand","agent_version":"<agent>","git_commit":"0badcafe"},
            "email_results":[
            {"agent_id":"agent-4","agent_name":"Dora","email":"dora@example.com","status":"sent","reason":null},
            {"agent_id":"agent-5","agent_name":"Emil","email":"emil@example.com","status":"failed",
            "reason":"mailbox full"},
            {"agent_id":null,"agent_name":null,"email":"nobody@example.com","status":"skipped","reason":null},
            {"agent_id":"agent-1","agent_name":"Ada","email":"ada@example.com","status":"sent","reason":null},
            {"agent_id":"agent-2","agent_name":"Bob","email":"","status":"failed","reason":null},
            {"agent_id":null,"agent_name":"Carl {recipient}","email":"carl@example.com","status":"failed",
            "reason":"no route to carl@example.com"}]}\
            """));
        assertThat(run.id()).isEqualTo(run.text("run_id"));
        assertThat(run.day())
                .isEqualTo(DateTimeFormatter.ofPattern("yyyy/MM/dd")
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(run.text("started_at")))));
    }

    @EachJdk
    void storesTheTraceThatTheProcessWasLaunchedIn(Jdk jdk) {
        host(jdk)
                .environment("TRACEPARENT", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .run();

        StoredRun run = folder().onlyRun();
        assertThat(run.text("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(run.text("span_id")).isEqualTo("00f067aa0ba902b7");
    }

    @EachJdk
    void storesEachFileToTheLetter(Jdk jdk) {
        run(jdk);

        StoredRun run = folder().onlyRun();
        List<JsonNode> files = run.files();
        assertThat(files)
                .allSatisfy(file -> assertThat(file.get("run_id").asText()).isEqualTo(run.id()));
        assertThat(files.stream().map(StoredRecordIT::briefly))
                .containsExactly(
                        file("/in/a.wav", "audio", "agent-1", "success", null, null, "<ms>", "/out/agent-1.json", 1),
                        file(
                                "/in/broken.mp3",
                                "audio",
                                "agent-2",
                                "failed",
                                "IllegalStateException",
                                "no speech in it",
                                "<ms>",
                                null,
                                1),
                        file(
                                "/in/again.txt",
                                "transcript",
                                null,
                                "skipped",
                                "InputMismatchException",
                                "seen before: again.txt",
                                "<ms>",
                                null,
                                1),
                        file(
                                "/in/c.json",
                                "transcript",
                                "agent-3",
                                "failed",
                                "Timeout",
                                "took too long",
                                "1234",
                                "out/{agent-3}.json",
                                1),
                        file(
                                "/in/flaky.flac",
                                "audio",
                                null,
                                "failed",
                                "UnsupportedOperationException",
                                "call 1 of /in/flaky.flac",
                                "<ms>",
                                null,
                                1),
                        file(
                                "/in/flaky.flac",
                                "audio",
                                null,
                                "failed",
                                "UnsupportedOperationException",
                                "call 2 of /in/flaky.flac",
                                "<ms>",
                                null,
                                2),
                        file("/in/flaky.flac", "audio", null, "success", null, null, "<ms>", null, 3),
                        file("/in/verdict.html", "report", null, "skipped", null, null, "<ms>", null, 1),
                        file("/in/nothing.srt", "transcript", null, "failed", null, null, "<ms>", null, 1),
                        file("/in/unknown.vtt", "transcript", null, "skipped", null, null, "<ms>", null, 1),
                        file("42", null, null, "success", null, null, "<ms>", null, 1),
                        file(
                                "/in/wrapped.pdf",
                                "report",
                                null,
                                "failed",
                                "IllegalArgumentException",
                                "inside of /in/wrapped.pdf",
                                "<ms>",
                                null,
                                1));
    }

    @EachJdk
    void keepsTheStackOfFailuresAlone(Jdk jdk) {
        run(jdk);

        for (JsonNode file : folder().onlyRun().files()) {
            boolean thrown = file.get("status").asText().equals("failed")
                    && file.get("error_type").asText("null").endsWith("Exception");
            assertThat(file.get("error_stack").isTextual()).as("%s", file).isEqualTo(thrown);
        }
        JsonNode broken = folder().onlyRun().files().get(1);
        assertThat(broken.get("error_stack").asText())
                .contains("java.lang.IllegalStateException: no speech in it")
                .contains("io.runtrack.it.host.VocExtractCommand.transcribe(VocExtractCommand.java:")
                .contains("java.lang.ArithmeticException: 0 frames")
                .doesNotContain("io.runtrack.agent", "RuntrackLinkage");
    }

    @EachJdk
    void storesEachEmailToTheLetter(Jdk jdk) {
        run(jdk);

        StoredRun run = folder().onlyRun();
        List<JsonNode> results = run.emails();
        assertThat(results).hasSize(6);
        for (JsonNode result : results) {
            assertThat(result.fieldNames())
                    .toIterable()
                    .containsExactly("run_id", "agent_id", "agent_name", "email", "status", "reason");
            assertThat(((ObjectNode) result).remove("run_id").asText()).isEqualTo(run.id());
        }
        assertThat(results.toString())
                .isEqualTo("[" + String.join(", ", texts(run.metadata().get("email_results"))) + "]");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::toString).toList();
    }

    private FinishedJvm run(Jdk jdk) {
        FinishedJvm jvm = host(jdk).run();
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        return jvm;
    }

    private ForkedJvm host(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",labels=team=qa;pipeline=nightly,log.level=debug")
                .environment("GITHUB_SHA", "0badcafe")
                .environment("CI_COMMIT_SHA", "later in the order")
                .main(VocExtractCommand.class);
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    /** The record with its run and its stack, which other tests look at, made uniform. */
    private static String briefly(JsonNode file) {
        ((ObjectNode) file).put("run_id", "<run>").put("error_stack", "<stack>");
        return ToTheLetter.of(file);
    }

    private static String file(
            String path,
            @Nullable String type,
            @Nullable String agentId,
            String status,
            @Nullable String errorType,
            @Nullable String errorMessage,
            String time,
            @Nullable String output,
            int attempt) {
        return "{\"run_id\":\"<run>\",\"file_path\":" + quoted(path) + ",\"file_type\":" + quoted(type)
                + ",\"agent_id\":" + quoted(agentId)
                + ",\"status\":" + quoted(status) + ",\"error_type\":" + quoted(errorType) + ",\"error_message\":"
                + quoted(errorMessage)
                + ",\"processing_time_ms\":" + time + ",\"output_path\":" + quoted(output)
                + ",\"started_at\":<instant>,\"attempt\":"
                + attempt + ",\"error_stack\":\"<stack>\"}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
