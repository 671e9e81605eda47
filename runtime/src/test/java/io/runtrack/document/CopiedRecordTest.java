package io.runtrack.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.FileStatus;
import io.runtrack.journal.entry.EntryEncoder;
import io.runtrack.journal.entry.FileEntry;
import io.runtrack.journal.entry.JournalEntry;
import io.runtrack.journal.entry.PayloadReader;
import io.runtrack.journal.entry.PayloadWriter;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.FileProcessingLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is copied from the journal to a log, held to a plain way to write the same. */
final class CopiedRecordTest {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

    private static final List<FileStatus> STATUSES = List.of(FileStatus.values());

    private final Random random = new Random(18);

    @Test
    void recordsOfAnyTextAreCopiedToTheLetter() throws IOException {
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        RecordAppender<FileEntry> copies = RecordAppender.fileEntries(copied, "r-1", true);
        RecordAppender<FileProcessingLog> records = RecordAppender.fileLogs(encoded, "r-1", true);
        StringBuilder plain = new StringBuilder("[");
        FileEntry entry = new FileEntry();
        for (int record = 0; record < 20_000; record++) {
            FileProcessingLog log = anyLog();
            PayloadWriter payload = payload(log);
            entry.read(new PayloadReader(payload.bytes(), PayloadWriter.PREFIX, payload.length()));
            assertThat(entry.log()).isEqualTo(log);
            copies.append(entry);
            records.append(log);
            plain.append(record == 0 ? "\n" : ",\n").append(json(log));
            if (random.nextInt(5_000) == 0) {
                copies.flush();
            }
        }
        copies.flush();
        records.flush();
        assertThat(copied.toByteArray())
                .isEqualTo(encoded.toByteArray())
                .isEqualTo(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordThatIsCutOffIsRefused() {
        for (int record = 0; record < 200; record++) {
            PayloadWriter payload = payload(anyLog());
            for (int length = 0; length < payload.length(); length++) {
                PayloadReader cut = new PayloadReader(payload.bytes(), PayloadWriter.PREFIX, length);
                assertThatThrownBy(() -> new FileEntry().read(cut))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ends early");
            }
        }
    }

    private static PayloadWriter payload(FileProcessingLog log) {
        PayloadWriter payload = new PayloadWriter(1 << 20, TextFilter.NONE);
        EntryEncoder.encode(new JournalEntry.FileRecorded(1, log), payload);
        return payload;
    }

    private FileProcessingLog anyLog() {
        return new FileProcessingLog(
                null,
                perhaps(this::anyText),
                perhaps(this::anyText),
                perhaps(this::anyText),
                STATUSES.get(random.nextInt(STATUSES.size())),
                perhaps(this::anyText),
                perhaps(this::anyText),
                perhaps(random::nextLong),
                perhaps(this::anyText),
                perhaps(this::anyInstant),
                random.nextInt(4),
                perhaps(this::anyText),
                perhaps(this::anyText),
                perhaps(random::nextLong),
                perhaps(() -> (long) random.nextInt(100)));
    }

    private <T> @Nullable T perhaps(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    /** Mostly in the same few seconds, as records are; sometimes in years that no document can hold. */
    private Instant anyInstant() {
        return switch (random.nextInt(10)) {
            case 0 -> Instant.ofEpochSecond((random.nextLong() >> 8) % 31_000_000_000_000L, 5);
            case 1 -> Instant.EPOCH.minusNanos(1);
            default -> Instant.ofEpochSecond(random.nextInt(3), random.nextInt(1_000_000_000));
        };
    }

    private String anyText() {
        int most = random.nextInt(50) == 0 ? 3_000 : 60;
        boolean plain = random.nextBoolean();
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            int kind = plain ? 0 : random.nextInt(20);
            text.append((char)
                    (kind == 1
                            ? random.nextInt(0x90)
                            : kind == 2
                                    ? Character.MIN_SURROGATE + random.nextInt(0x800)
                                    : kind == 3 ? random.nextInt(0x10000) : (plain ? 'a' : ' ') + random.nextInt(26)));
        }
        return text.toString();
    }

    private static String json(FileProcessingLog log) {
        return "{\"run_id\":\"r-1\",\"file_path\":" + text(log.filePath()) + ",\"file_type\":" + text(log.fileType())
                + ",\"agent_id\":" + text(log.agentId()) + ",\"status\":\""
                + log.status().name().toLowerCase(Locale.ROOT) + "\",\"error_type\":" + text(log.errorType())
                + ",\"error_message\":" + text(log.errorMessage()) + ",\"processing_time_ms\":" + log.processingTimeMs()
                + ",\"output_path\":" + text(log.outputPath()) + ",\"started_at\":" + time(log.startedAt())
                + ",\"attempt\":" + log.attempt() + ",\"error_stack\":" + text(log.errorStack())
                + (log.worker() == null ? "" : ",\"worker\":" + text(log.worker()))
                + (log.itemsRead() == null ? "" : ",\"items_read\":" + log.itemsRead())
                + (log.itemsSkipped() == null ? "" : ",\"items_skipped\":" + log.itemsSkipped()) + "}";
    }

    private static String time(@Nullable Instant instant) {
        return instant == null
                ? "null"
                : '"'
                        + UtcTime.clamp(instant)
                                .truncatedTo(ChronoUnit.MICROS)
                                .atOffset(ZoneOffset.UTC)
                                .format(MICROS)
                        + '"';
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(character -> json.append(escaped(character)));
        return json.append('"').toString();
    }

    private static String escaped(int character) {
        int known = "\"\\\b\f\n\r\t".indexOf(character);
        if (known >= 0) {
            return "\\" + "\"\\bfnrt".charAt(known);
        }
        if (character < ' ' || character == 0x7f) {
            return String.format("\\u%04x", character);
        }
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.toString(half ? 0xfffd : character);
    }
}
