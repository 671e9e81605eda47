package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that describes the documents shows the very ones that the tests compare with. */
final class RunFormatPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"run-complete.json", "files.json", "emails.json"})
    void showsTheDocumentsThatAreWritten(String fixture) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "run-format.md"));
        assertThat(page).contains("```json\n" + StoredRuns.fixture(fixture) + "```");
    }
}
