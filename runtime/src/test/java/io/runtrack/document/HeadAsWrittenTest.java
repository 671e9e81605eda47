package io.runtrack.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadAsWrittenTest {
    private static final RunMetadata FULL = RunMetadata.builder(
                    "r-1", "extract", Instant.parse("2024-02-29T23:59:59.123456Z"))
            .subcommand("single")
            .configPath("/etc/a.yaml")
            .targetDate("2024-02-29")
            .completedAt(Instant.parse("2024-03-01T00:00:00Z"))
            .status(RunStatus.PARTIAL_SUCCESS)
            .totalFiles(12_345_678_901L)
            .failedCount(3)
            .errorMessage("no, route: {to} [host]")
            .errorType("IOException")
            .exitCode(143)
            .signal(15)
            .parentRunId("r-0")
            .heartbeatAt(Instant.parse("2024-02-29T23:59:59.999999Z"))
            .checkpointMs(5_000L)
            .droppedRecords(7)
            .labels(Map.of("team", "qa"))
            .environment(new RunEnvironment("box", 42L, "ana", "17", "com.acme.Main", "0.1.0", "abc"))
            .rerunOf("r-1.0")
            .worker("spark executor 3")
            .traceId("0af7651916cd43dd8448eb211c80319c")
            .spanId("b7ad6b7169203331")
            .build();
    private static final RunMetadata EMPTY =
            RunMetadata.builder("r", "", Instant.EPOCH).build();

    @Test
    void readsWhatIsWritten() throws IOException {
        for (RunMetadata run : List.of(
                FULL,
                EMPTY,
                FULL.toBuilder().rerunOf(null).build(),
                FULL.toBuilder().worker(null).build(),
                FULL.toBuilder().traceId(null).spanId(null).build())) {
            byte[] document = document(run);
            assertThat(HeadAsWritten.read(document, document.length)).isEqualTo(run);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"quote\"", "two\nlines", "Grüße", "back\\slash", "\u0000", "😀"})
    void leavesOtherTextsToTheGeneralReader(String text) throws IOException {
        byte[] document = document(FULL.toBuilder().errorMessage(text).build());
        assertThat(HeadAsWritten.read(document, document.length)).isNull();
        assertThat(new RunHeads().read(new ByteArrayInputStream(document)).errorMessage())
                .isEqualTo(text);
    }

    @Test
    void readsNothingOfABeginningThatIsTooShort() throws IOException {
        byte[] document = document(FULL);
        int head = new String(document, StandardCharsets.UTF_8).indexOf("\"email_results\": [");
        for (int length = 0; length < head; length++) {
            assertThat(HeadAsWritten.read(document, length)).isNull();
        }
    }

    @Test
    void leavesStepsOut() throws IOException {
        RunStep step = new RunStep("load", "completed", null, null, 1, 1, 0, 0, null, null);
        byte[] document = document(FULL.toBuilder().steps(List.of(step)).build());
        assertThat(HeadAsWritten.read(document, document.length)).isEqualTo(FULL);
        assertThat(generalReader(document)).isEqualTo(FULL);
    }

    @Test
    void readsADocumentWhoseHeadIsLongerThanTheBuffer() throws IOException {
        RunMetadata run = FULL.toBuilder().errorMessage("x".repeat(20_000)).build();
        assertThat(new RunHeads().read(new ByteArrayInputStream(document(run)))).isEqualTo(run);
    }

    @Test
    void neverDiffersFromTheGeneralReader() throws IOException {
        Random random = new Random(7);
        String likely = "0123456789\"\\,:{}[] \nTZnulx+-.";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] document = document(i % 2 == 0 ? FULL : EMPTY);
            for (int change = random.nextInt(3); change >= 0; change--) {
                document[random.nextInt(document.length)] =
                        (byte) (i % 5 == 0 ? random.nextInt(256) : likely.charAt(random.nextInt(likely.length())));
            }
            RunMetadata fast = HeadAsWritten.read(document, document.length);
            if (fast != null) {
                read++;
                assertThat(fast).isEqualTo(generalReader(document));
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static RunMetadata generalReader(byte[] document) {
        try {
            return RunJson.readHead(new ByteArrayInputStream(document));
        } catch (IOException refused) {
            return fail(new String(document, StandardCharsets.UTF_8), refused);
        }
    }

    private static byte[] document(RunMetadata run) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        RunJson.write(run, document);
        return document.toByteArray();
    }
}
