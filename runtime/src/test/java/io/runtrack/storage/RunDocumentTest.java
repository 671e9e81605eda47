package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.ListedBlob;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDocumentTest {

    /** What Azure refuses a document for; then no attempt would ever store it. */
    private static final int LIMIT = 8 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 2_000, 3_000, 10_000})
    void notesStayBelowTheLimitOfObjectStoresAndAreAscii(int length) throws IOException {
        for (String letter : new String[] {"a", "\u4e2d", "\"", "\n", "\uD83D\uDE00"}) {
            RunMetadata run = RunMetadata.builder("x", "c" + letter.repeat(Math.min(length, 255)), Instant.EPOCH)
                    .subcommand(letter.repeat(Math.min(length, 255)))
                    .configPath("a".repeat(length))
                    .labels(Map.of("label", letter))
                    .build();
            Map<String, String> notes = RunDocument.of(run).notes();

            assertThat(length(notes)).isLessThan(LIMIT);
            assertThat(notes.values()).allMatch(note -> note.chars().allMatch(c -> c >= ' ' && c < 0x7F));
            RunMetadata listed = RunDocument.head(new ListedBlob("x", notes, null));
            assertThat(listed == null ? run : listed).isEqualTo(run);
            assertThat(listed != null || length > 1)
                    .as("small ones need no reading")
                    .isTrue();
        }
    }

    private static int length(Map<String, String> notes) {
        return notes.entrySet().stream()
                .mapToInt(note -> note.getKey().length() + note.getValue().length())
                .sum();
    }
}
