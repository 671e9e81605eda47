package io.runtrack.document;

import static io.runtrack.storage.StoredRuns.complete;
import static io.runtrack.storage.StoredRuns.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.StoredRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunJsonTest {
    private static final String MINIMAL =
            "'run_id': 'r', 'command': 'c', 'started_at': '2025-01-25T10:00:00', 'status': 'running'";

    @Test
    void writesTheDocumentToTheLetter() throws IOException {
        assertThat(write(complete())).isEqualTo(fixture("run-complete.json"));
        assertThat(write(StoredRuns.started("r-1", "2025-01-25T00:00:00Z"))).isEqualTo(fixture("run-started.json"));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        assertThat(read(fixture("run-complete.json"))).isEqualTo(complete());
        assertThat(read(fixture("run-complete.json")).labels().keySet()).containsExactly("team", "pipeline");
        assertThat(read(fixture("run-started.json"))).isEqualTo(StoredRuns.started("r-1", "2025-01-25T00:00:00Z"));
    }

    @Test
    void readsWhatTheSeedsWriterProduced() throws IOException {
        RunMetadata run = read(fixture("seed-run.json"));
        assertThat(run.startedAt()).isEqualTo("2025-01-25T10:30:00.123456Z");
        assertThat(run.completedAt()).isEqualTo("2025-01-25T11:30:00Z");
        assertThat(run.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
        assertThat(run.totalFiles()).isEqualTo(7);
        assertThat(run.successCount()).isEqualTo(5);
        assertThat(run.skippedCount()).isZero();
        assertThat(run.subcommand()).isNull();
        assertThat(run.labels()).isEmpty();
        assertThat(run.environment()).isEqualTo(RunEnvironment.UNKNOWN);
        assertThat(run.emailResults())
                .containsExactly(new EmailResult("17", null, null, EmailStatus.SKIPPED, "No email configured"));
        assertThat(run.errorMessage()).isEqualTo("2 of 7 failed");
    }

    @Test
    void readsTheHeadOfItsOwnDocumentsWithoutTheStepsAndEmailResults() throws IOException {
        String document = fixture("run-complete.json");
        String head = document.substring(0, document.indexOf("\"steps\"") + "\"steps\": [".length());
        RunMetadata expected =
                complete().toBuilder().steps(List.of()).emailResults(List.of()).build();
        assertThat(RunJson.readHead(stream(document))).isEqualTo(expected);
        assertThat(RunJson.readHead(stream(head + "not read"))).isEqualTo(expected);
    }

    @Test
    void readsTheHeadOfOtherWritersDocumentsToTheirEnd() throws IOException {
        RunMetadata head = RunJson.readHead(stream(fixture("seed-run.json")));
        assertThat(head.errorMessage()).isEqualTo("2 of 7 failed");
        assertThat(head.emailResults()).isEmpty();
    }

    @Test
    void takesEmailResultsOneByOneHoweverManyThereAre() throws IOException {
        Iterable<EmailResult> many = () -> IntStream.range(0, 300_000)
                .mapToObj(index -> new EmailResult("A" + index, null, null, EmailStatus.SENT, null))
                .iterator();
        long[] largestPiece = {0};
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        RunJson.write(complete(), many, new OutputStream() {
            @Override
            public void write(int one) {
                written.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                largestPiece[0] = Math.max(largestPiece[0], length);
                written.write(bytes, offset, length);
            }
        });
        assertThat(largestPiece[0]).isLessThan(64 * 1024);
        List<EmailResult> results =
                RunJson.read(new ByteArrayInputStream(written.toByteArray())).emailResults();
        assertThat(results).hasSize(300_000);
        assertThat(results.get(299_999).agentId()).isEqualTo("A299999");
    }

    @Test
    void passesOnTheFailureOfTheEmailResultsSource() {
        IOException failure = new IOException("log is gone");
        Iterable<EmailResult> failing = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new UncheckedIOException(failure);
            }

            @Override
            public EmailResult next() {
                throw new AssertionError("nothing was promised");
            }
        };
        assertThatThrownBy(() -> RunJson.write(complete(), failing, OutputStream.nullOutputStream()))
                .isSameAs(failure);
    }

    @Test
    void keepsHostileTextInEveryField() throws IOException {
        String hostile = "\u0000\u0001\u001f\"\\/\b\f\n\r\t\u007f\u0080\u2028é漢🎧</script>{}[],:";
        RunMetadata run = complete().toBuilder()
                .command(hostile)
                .subcommand(hostile)
                .errorMessage(hostile)
                .labels(Map.of(hostile, hostile))
                .environment(new RunEnvironment(hostile, -1L, hostile, hostile, hostile, hostile, hostile))
                .emailResults(List.of(new EmailResult(hostile, hostile, hostile, EmailStatus.SENT, hostile)))
                .build();
        assertThat(read(write(run))).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-25T10:30:00, 2025-01-25T10:30:00Z",
        "2025-01-25 10:30:00.5, 2025-01-25T10:30:00.5Z",
        "2025-01-25T10:30:00.123456789123, 2025-01-25T10:30:00.123456789Z",
        "2025-01-25T10:30:00.123456+00:00, 2025-01-25T10:30:00.123456Z",
        "2025-01-25T10:30:00z, 2025-01-25T10:30:00Z",
        "2025-01-25T00:30:00+05:30, 2025-01-24T19:00:00Z",
        "2025-01-25T10:30:00.1-0800, 2025-01-25T18:30:00.1Z",
        "2025-01-25T10:30:00+01:00:30, 2025-01-25T09:29:30Z",
        "2025-01-25T10:30+02, 2025-01-25T08:30:00Z",
        "' 2024-02-29 ', 2024-02-29T00:00:00Z"
    })
    void understandsInstantsOfOtherWriters(String written, Instant instant) throws IOException {
        RunMetadata run = read("{" + MINIMAL + ", 'completed_at': '" + written + "'}");
        assertThat(run.completedAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{%s} {}",
                "{%s]",
                "{%s, 'started_at': 'yesterday'}",
                "{%s, 'started_at': '2025-02-30T00:00:00'}",
                "{%s, 'started_at': '2025-01-25T10:00:00Zulu'}",
                "{%s, 'started_at': '2025-01-25T10:00:00.'}",
                "{%s, 'started_at': '2025-01-25T10:00:00+25:00'}",
                "{%s, 'started_at': null}",
                "{%s, 'status': 'vanished'}",
                "{%s, 'run_id': '../x'}",
                "{%s, 'command': null}",
                "{%s, 'total_files': 'many'}",
                "{%s, 'total_files': 99999999999999999999}",
                "{%s, 'exit_code': 5000000000}",
                "{%s, 'email_results': [1]}",
                "{%s, 'email_results': [{}]}"
            })
    void refusesWhatIsNoRun(String document) {
        assertThatThrownBy(() -> read(document.formatted(MINIMAL))).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> read("{" + MINIMAL + ", 'heartbeat_at': 'soon'}"))
                .hasMessageContaining("'heartbeat_at' is 'soon', not an ISO 8601 instant");
        assertThatThrownBy(() -> read("{'run_id': 'r'}")).hasMessageContaining("'command' is missing");
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws IOException {
        RunMetadata run = read("{'future': [{'run_id': 'x', 'a': {'b': []}}], " + MINIMAL
                + ", 'labels': {'a': 1, 'b': null, 'c': {'d': 1}}, 'environment': {'pid': '12', 'os': {'name': 'x'}},"
                + " 'exit_code': '', 'heartbeat_at': '', 'email_results': null, 'subcommand': {'x': 1}}");
        assertThat(run.labels()).isEqualTo(Map.of("a", "1"));
        assertThat(run.environment().pid()).isEqualTo(12);
        assertThat(run.exitCode()).isNull();
        assertThat(run.subcommand()).isNull();
    }

    private static String write(RunMetadata run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunJson.write(run, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RunMetadata read(String document) throws IOException {
        return RunJson.read(stream(document));
    }

    private static InputStream stream(String document) {
        String json = document.contains("\"") ? document : document.replace('\'', '"');
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
