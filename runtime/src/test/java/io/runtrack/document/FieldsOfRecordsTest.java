package io.runtrack.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.entry.EntryDecoder;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The records of the model are the list of fields. Whatever writes, reads or keeps them spells them out for itself, as
 * fast as it has to be, and is held to that list here.
 */
final class FieldsOfRecordsTest {
    private static final RunMetadata RUN = filled(RunMetadata.class);
    private static final FileProcessingLog FILE = filled(FileProcessingLog.class);
    private static final EmailResult EMAIL = filled(EmailResult.class);

    @Test
    void documentsHaveEveryFieldInTheOrderOfTheRecord() throws IOException {
        assertThat(keys(run(), 1)).containsExactlyElementsOf(names(RunMetadata.class));
        assertThat(keys(files(), 2)).containsExactlyElementsOf(names(FileProcessingLog.class));
        assertThat(keys(emails(), 2))
                .startsWith("run_id")
                .endsWith(names(EmailResult.class).toArray(String[]::new));
        assertThat(keys(run(), 2)).containsAll(names(RunEnvironment.class));
        assertThat(keys(run(), 3)).containsExactlyElementsOf(both(names(RunStep.class), names(EmailResult.class)));
    }

    @Test
    void readersGiveEveryFieldBack() throws IOException {
        assertThat(RunJson.read(new ByteArrayInputStream(run()))).isEqualTo(RUN);
        RunMetadata withSteps = RUN.toBuilder().emailResults(List.of()).build();
        RunMetadata head = withSteps.toBuilder().steps(List.of()).build();
        assertThat(RunJson.readWithSteps(new ByteArrayInputStream(run()))).isEqualTo(withSteps);
        assertThat(RunJson.readHead(new ByteArrayInputStream(run()))).isEqualTo(head);
        assertThat(HeadAsWritten.read(run(), run().length)).isEqualTo(head);
        assertThat(RecordReader.fileLogs(new ByteArrayInputStream(files())).next())
                .isEqualTo(FILE);
        assertThat(RecordReader.emailLogs(new ByteArrayInputStream(emails())).next())
                .isEqualTo(EMAIL);
    }

    @Test
    void buildersTakeEveryFieldOver() {
        assertThat(RUN.toBuilder().build()).isEqualTo(RUN);
        assertThat(FILE.toBuilder().build()).isEqualTo(FILE);
        assertThat(EMAIL.toBuilder().build()).isEqualTo(EMAIL);
    }

    @Test
    void theJournalKeepsEveryField() throws IOException {
        FileProcessingLog file = FILE.toBuilder().runId(null).build();
        for (JournalEntry entry : List.of(
                new JournalEntry.RunStarted(1, RUN),
                new JournalEntry.FileRecorded(1, file),
                new JournalEntry.EmailRecorded(1, EMAIL),
                new JournalEntry.StepRecorded(1, RUN.steps().get(0)))) {
            PayloadWriter out = payload();
            EntryEncoder.encode(entry, out);
            assertThat(decoded(out)).isEqualTo(entry);
        }
    }

    @Test
    void theJournalKeepsEveryFieldOfAFileThatWasInFlight() throws IOException {
        FileProcessingLog file = FILE.toBuilder()
                .runId(null)
                .startedAt(Instant.EPOCH)
                .processingTimeMs(5L)
                .attempt(1)
                .build();
        PayloadWriter out = payload();
        EntryEncoder.begin(1, file.filePath(), file.fileType(), file.agentId(), out);
        EntryEncoder.complete(file, 0, 5, out);
        assertThat(decoded(out)).isEqualTo(new JournalEntry.FileRecorded(1, file));
    }

    @Test
    void thePageShowsEveryField() throws IOException {
        List<byte[]> documents = Stream.of(
                        Files.readString(Path.of("..", "docs", "run-format.md")).split("```json\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("```")).getBytes(StandardCharsets.UTF_8))
                .toList();
        assertThat(keys(documents.get(0), 1)).containsExactlyElementsOf(names(RunMetadata.class));
        assertThat(keys(documents.get(0), 2)).containsAll(names(RunEnvironment.class));
        assertThat(keys(documents.get(0), 3)).containsAll(names(RunStep.class));
        assertThat(keys(documents.get(1), 2)).containsExactlyElementsOf(names(FileProcessingLog.class));
        assertThat(keys(documents.get(2), 2)).containsAll(names(EmailResult.class));
    }

    private static byte[] run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunJson.write(RUN, out);
        return out.toByteArray();
    }

    private static byte[] files() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return log(RecordAppender.fileLogs(out, String.valueOf(FILE.runId()), true), FILE, out);
    }

    private static byte[] emails() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return log(RecordAppender.emailLogs(out, "r-1", true), EMAIL, out);
    }

    private static <T> byte[] log(RecordAppender<T> log, T value, ByteArrayOutputStream out) throws IOException {
        log.append(value);
        log.flush();
        out.write(']');
        return out.toByteArray();
    }

    private static PayloadWriter payload() {
        return new PayloadWriter(1 << 16, TextFilter.NONE);
    }

    private static JournalEntry decoded(PayloadWriter out) throws IOException {
        return EntryDecoder.decode(new PayloadReader(out.bytes(), PayloadWriter.PREFIX, out.length()));
    }

    /** The names of all fields at a depth of a document, each where it first stands. */
    private static Set<String> keys(byte[] document, int depth) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        int at = 0;
        try (JsonParser parser = new JsonFactory().createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                at += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && at == depth) {
                    keys.add(parser.currentName());
                }
            }
        }
        return keys;
    }

    private static Set<String> both(List<String> first, List<String> second) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(second);
        return both;
    }

    private static List<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A record whose fields all hold something, and no two the same. */
    private static <R extends Record> R filled(Class<R> type) {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(component, values.size() + 1));
        }
        try {
            return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object value(RecordComponent component, int number) {
        return switch (component.getType().getSimpleName()) {
            case "String" -> component.getName();
            case "Map" -> Map.of("label", "value");
            case "List" ->
                component.getName().equals("steps")
                        ? List.of(filled(RunStep.class))
                        : List.of(filled(EmailResult.class));
            case "Instant" -> Instant.parse("2026-11-30T00:00:00Z").plusSeconds(number);
            case "Integer", "int" -> number;
            case "Long", "long" -> (long) number;
            case "RunStatus" -> RunStatus.FAILED;
            case "FileStatus" -> FileStatus.FAILED;
            case "EmailStatus" -> EmailStatus.FAILED;
            case "RunEnvironment" -> filled(RunEnvironment.class);
            default -> throw new IllegalStateException("no value for a " + component.getType());
        };
    }
}
