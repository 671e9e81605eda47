package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fields the records have or will have: their texts do not get past the filter. */
class FilteredEntryTest {
    private static final String SECRET = "hunter2";

    private static final TextFilter FILTER = new TextFilter() {
        @Override
        public String field(String text) {
            return text.replace(SECRET, "***");
        }

        @Override
        public String stack(String text) {
            return field(text);
        }
    };

    @TempDir
    Path folder;

    @Test
    void noTextOfAnyRecordGetsPastTheFilter() throws Exception {
        try (Journal journal = Spool.open(folder).create(JournalHeader.of("/data", 5000), 1 << 20, FILTER)) {
            assertThat(journal.appendEssential(new JournalEntry.RunStarted(1, (RunMetadata) filled(RunMetadata.class))))
                    .isTrue();
            assertThat(journal.append(
                            new JournalEntry.FileRecorded(1, (FileProcessingLog) filled(FileProcessingLog.class))))
                    .isTrue();
            assertThat(journal.append(new JournalEntry.EmailRecorded(1, (EmailResult) filled(EmailResult.class))))
                    .isTrue();
            assertThat(journal.append((JournalEntry) filled(JournalEntry.StepRecorded.class)))
                    .isTrue();
            assertThat(journal.appendEssential((JournalEntry) filled(JournalEntry.RunEnded.class)))
                    .isTrue();
            assertThat(journal.enter(1, text("path"), text("type"), text("agent"), 1, 1))
                    .isNotNegative();

            assertThat(contentOf(journal.folder()))
                    .contains("errorStack-***", "label-***", "user-***", "path-***", "run-id")
                    .doesNotContain(SECRET);
        }
    }

    private static String contentOf(Path journal) throws Exception {
        StringBuilder content = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal)) {
            for (Path file : files) {
                content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return content.toString();
    }

    private static String text(String field) {
        return field + "-" + SECRET;
    }

    /** A record with a secret in each of its texts but the ids of runs. */
    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static boolean isRunId(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("runid") || name.equals("rerunOf");
    }

    private static Object value(RecordComponent component) throws ReflectiveOperationException {
        return switch (component.getType().getSimpleName()) {
            case "String" -> isRunId(component.getName()) ? "run-id" : text(component.getName());
            case "Map" -> Map.of(text("label"), text("value"));
            case "List" -> List.of(filled(component.getName().equals("steps") ? RunStep.class : EmailResult.class));
            case "RunStep" -> filled(RunStep.class);
            case "Instant" -> Instant.EPOCH;
            case "Integer", "int" -> 1;
            case "Long", "long" -> 1L;
            case "RunStatus" -> RunStatus.FAILED;
            case "FileStatus" -> FileStatus.FAILED;
            case "EmailStatus" -> EmailStatus.FAILED;
            case "RunEnvironment" -> filled(RunEnvironment.class);
            default -> throw new IllegalStateException("no value for a " + component.getType());
        };
    }
}
