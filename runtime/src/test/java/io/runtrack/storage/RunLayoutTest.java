package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunLayoutTest {

    @Test
    void placesTheThreeDocumentsByTheUtcDateOfTheStart() {
        RunMetadata run = run("r-1", "2024-12-31T23:59:59.999999Z");
        assertThat(RunLayout.metadata(run)).isEqualTo("run_metadata/2024/12/31/r-1.json");
        assertThat(RunLayout.fileLogs(run)).isEqualTo("file_logs/2024/12/31/r-1_files.json");
        assertThat(RunLayout.emailLogs(run)).isEqualTo("email_logs/2024/12/31/r-1_emails.json");
        assertThat(RunLayout.metadata(run("r-1", "2025-01-01T00:00:00Z")))
                .isEqualTo("run_metadata/2025/01/01/r-1.json");
        assertThat(RunLayout.metadata(run("r-1", "0001-02-03T00:00:00Z")))
                .isEqualTo("run_metadata/0001/02/03/r-1.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-a", "_a", "../x", "a/b", "a\\b", "a b", "é", "a\n", "a\0"})
    void refusesIdsThatCouldNotNameAFile(String runId) {
        assertThatThrownBy(() -> RunLayout.metadata(run(runId, "2025-01-25T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + runId + "'");
    }

    @Test
    void asksForDaysMonthsOrEverythingAccordingToTheRange() {
        assertThat(prefixes("2024-12-31T12:00:00Z", "2025-01-01T00:00:00Z"))
                .containsExactly("run_metadata/2024/12/31/", "run_metadata/2025/01/01/");
        assertThat(prefixes("2024-11-30T00:00:00Z", "2025-02-01T00:00:00Z"))
                .containsExactly(
                        "run_metadata/2024/11/",
                        "run_metadata/2024/12/",
                        "run_metadata/2025/01/",
                        "run_metadata/2025/02/");
        assertThat(RunLayout.metadataPrefixes(Instant.MIN, Instant.MAX)).containsExactly("run_metadata/");
        assertThat(prefixes("2025-01-02T00:00:00Z", "2025-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void knowsMetadataDocumentsByTheirNames() {
        assertThat(RunLayout.isMetadata("run_metadata/2025/01/25/a.json")).isTrue();
        assertThat(RunLayout.runIdOf("run_metadata/2025/01/25/a.b.json")).isEqualTo("a.b");
        assertThat(List.of(
                        "run_metadata/2025/01/25/.json",
                        "run_metadata/2025/01/25/a.txt",
                        "run_metadata/2025/01/a.json",
                        "run_metadata/2025/01/25/old/a.json",
                        "file_logs/2025/01/25/a_files.json",
                        "run_metadata/a.json"))
                .noneMatch(RunLayout::isMetadata);
    }

    private static List<String> prefixes(String first, String last) {
        return RunLayout.metadataPrefixes(Instant.parse(first), Instant.parse(last));
    }

    private static RunMetadata run(String id, String startedAt) {
        return RunMetadata.builder(id, "extract", Instant.parse(startedAt)).build();
    }
}
