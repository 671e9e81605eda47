package io.runtrack.document;

import static io.runtrack.storage.StoredRuns.EMAILS;
import static io.runtrack.storage.StoredRuns.FILES;
import static io.runtrack.storage.StoredRuns.RUN_ID;
import static io.runtrack.storage.StoredRuns.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordAppenderTest {
    private static final String END = "\n]\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesFileLogsToTheLetter() throws IOException {
        RecordAppender<FileProcessingLog> appender = RecordAppender.fileLogs(out, RUN_ID, true);
        for (FileProcessingLog log : FILES) {
            appender.append(log.toBuilder().runId("of another run").build());
        }
        appender.flush();
        assertThat(text() + END).isEqualTo(fixture("files.json"));
        assertThat(appender.bytesWritten()).isEqualTo(out.size());
    }

    @Test
    void writesEmailLogsToTheLetter() throws IOException {
        var appender = RecordAppender.emailLogs(out, RUN_ID, true);
        for (var result : EMAILS) {
            appender.append(result);
        }
        appender.flush();
        assertThat(text() + END).isEqualTo(fixture("emails.json"));
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        assertThat(readFiles(fixture("files.json"))).isEqualTo(FILES);
        List<Object> emails = new ArrayList<>();
        try (var reader = RecordReader.emailLogs(stream(fixture("emails.json")))) {
            for (var result = reader.next(); result != null; result = reader.next()) {
                emails.add(result);
            }
        }
        assertThat(emails).isEqualTo(EMAILS);
    }

    @Test
    void continuesWhatAnEarlierProcessBegan() throws IOException {
        RecordAppender<FileProcessingLog> earlier = RecordAppender.fileLogs(out, RUN_ID, true);
        earlier.append(FILES.get(0));
        earlier.flush();
        RecordAppender<FileProcessingLog> later = RecordAppender.fileLogs(out, RUN_ID, false);
        later.append(FILES.get(1));
        later.flush();
        assertThat(text() + END).isEqualTo(fixture("files.json"));
    }

    @Test
    void makesValidJsonOfAnyCharacters() throws IOException {
        Random random = new Random(7);
        RecordAppender<FileProcessingLog> appender = RecordAppender.fileLogs(out, RUN_ID, true);
        List<FileProcessingLog> expected = new ArrayList<>();
        for (int round = 0; round < 3_000; round++) {
            String path = anyCharacters(random);
            String stack = anyCharacters(random);
            FileProcessingLog log = FileProcessingLog.builder(FileStatus.FAILED)
                    .runId(RUN_ID)
                    .filePath(path)
                    .errorStack(stack)
                    .processingTimeMs(random.nextLong())
                    .startedAt(Instant.ofEpochSecond(random.nextInt(), 1000L * random.nextInt(1_000_000)))
                    .build();
            appender.append(log);
            expected.add(log.toBuilder()
                    .filePath(asUtf8(path))
                    .errorStack(asUtf8(stack))
                    .build());
        }
        appender.flush();
        assertThat(readFiles(text() + END)).isEqualTo(expected);
    }

    @Test
    void takesBackARecordThatCouldNotBeEncoded() throws IOException {
        RecordAppender<FileProcessingLog> appender = RecordAppender.fileLogs(out, RUN_ID, true);
        FileProcessingLog broken = new FileProcessingLog(
                null,
                "half of it",
                null,
                null,
                withoutStatus(),
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null);
        assertThatThrownBy(() -> appender.append(broken)).isInstanceOf(NullPointerException.class);
        appender.append(FILES.get(0));
        assertThatThrownBy(() -> appender.append(broken)).isInstanceOf(NullPointerException.class);
        appender.append(FILES.get(1));
        appender.flush();
        assertThat(text() + END).isEqualTo(fixture("files.json"));
    }

    @Test
    void handsOverPiecesWhileItGoesOn() throws IOException {
        RecordAppender<FileProcessingLog> appender = RecordAppender.fileLogs(out, RUN_ID, true);
        for (int record = 0; record < 1_000; record++) {
            appender.append(FILES.get(0));
        }
        assertThat(out.size()).isGreaterThan(100_000);
        assertThat(appender.bytesWritten()).isEqualTo(out.size());
        appender.flush();
        assertThat(readFiles(text() + END)).hasSize(1_000);
    }

    @Test
    void refusesARunIdThatWouldBreakTheDocument() {
        assertThatThrownBy(() -> RecordAppender.fileLogs(OutputStream.nullOutputStream(), "a\"b", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsFileLogsOfOtherWriters() throws IOException {
        List<FileProcessingLog> logs = readFiles(fixture("seed-files.json"));
        assertThat(logs).hasSize(2);
        assertThat(logs.get(0).processingTimeMs()).isEqualTo(1500);
        assertThat(logs.get(0).attempt()).isEqualTo(1);
        assertThat(logs.get(0).startedAt()).isNull();
        assertThat(logs.get(1).status()).isEqualTo(FileStatus.FAILED);
        assertThat(logs.get(1).processingTimeMs()).isNull();
        assertThat(logs.get(1).attempt()).isEqualTo(3);
        assertThat(logs.get(1).startedAt()).isEqualTo("2025-01-25T10:30:01Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[", "[{\"status\":\"success\"}", "[{}]", "[1]", "[] []", "[{\"status\":\"odd\"}]", "]"
            })
    void refusesWhatIsNoLog(String document) {
        assertThatThrownBy(() -> readFiles(document)).isInstanceOf(IOException.class);
    }

    @Test
    void readsTheDocumentThatTheFirstBytesOfAWorkingFileMake(@TempDir Path spool) throws IOException {
        RecordAppender<FileProcessingLog> appender = RecordAppender.fileLogs(out, RUN_ID, true);
        appender.append(FILES.get(0));
        appender.flush();
        Path workingFile = Files.writeString(spool.resolve("files"), text() + ",\n{\"run_id\":\"torn");
        BlobContent document = GrowingBlob.document(workingFile, appender.bytesWritten());
        try (var reader = RecordReader.fileLogs(document.open())) {
            assertThat(reader.next()).isEqualTo(FILES.get(0));
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @SuppressWarnings("NullAway") // A record that breaks its promise, as one of a caller without null checks may.
    private static FileStatus withoutStatus() {
        return null;
    }

    private static String anyCharacters(Random random) {
        char[] characters = new char[random.nextInt(80)];
        for (int index = 0; index < characters.length; index++) {
            int kind = random.nextInt(4);
            characters[index] = (char)
                    (kind == 0
                            ? random.nextInt(0x80)
                            : kind == 1 ? Character.MIN_SURROGATE + random.nextInt(0x800) : random.nextInt(0x10000));
        }
        return new String(characters);
    }

    private static String asUtf8(String text) {
        return text.codePoints()
                .map(character -> character >= 0xd800 && character <= 0xdfff ? 0xfffd : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<FileProcessingLog> readFiles(String document) throws IOException {
        List<FileProcessingLog> logs = new ArrayList<>();
        try (RecordReader<FileProcessingLog> reader = RecordReader.fileLogs(stream(document))) {
            for (FileProcessingLog log = reader.next(); log != null; log = reader.next()) {
                logs.add(log);
            }
        }
        return logs;
    }

    private static ByteArrayInputStream stream(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
