package io.runtrack.storage;

import io.runtrack.document.RunJson;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.ListedBlob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run's metadata document, with notes from which a listing knows the run without reading the document. The notes are
 * ASCII and below 8 KiB, which is what object stores allow. Immutable.
 */
public final class RunDocument implements BlobContent {
    /** The document without its steps and email results, as JSON in one line. */
    private static final String HEAD = "head";

    private static final int LONGEST_NOTES =
            15 * 512; // names and texts; the limit is 8 KiB, some of which a store may need itself
    private static final int LONGEST_NOTE = 256;

    private final RunMetadata run;
    private final BlobContent content;

    private RunDocument(RunMetadata run, BlobContent content) {
        this.run = run;
        this.content = content;
    }

    public static RunDocument of(RunMetadata run) throws IOException {
        return of(run, run.emailResults());
    }

    static RunDocument of(RunMetadata run, Iterable<EmailResult> emails) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream(2048);
        RunJson.write(run, emails, document);
        return new RunDocument(run, BlobContent.of(document.toByteArray()));
    }

    /** A document that has been written already. */
    public static RunDocument of(RunMetadata run, BlobContent written) {
        return new RunDocument(run, written);
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public Map<String, String> notes() throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        note("command", run.command(), notes);
        note("subcommand", run.subcommand(), notes);
        note("status", run.status().name().toLowerCase(Locale.ROOT), notes);
        note("total_files", run.totalFiles(), notes);
        note("success_count", run.successCount(), notes);
        note("failed_count", run.failedCount(), notes);
        note("skipped_count", run.skippedCount(), notes);
        note("started_at", run.startedAt(), notes);
        note("completed_at", run.completedAt(), notes);
        note("heartbeat_at", run.heartbeatAt(), notes);
        String head = head();
        notes.put(HEAD, head);
        if (length(notes) > LONGEST_NOTES) {
            notes.remove(HEAD); // a listing then reads the document
        }
        return notes;
    }

    /** The run that a listed blob's notes describe, without its email results; null when they do not. */
    static @Nullable RunMetadata head(ListedBlob blob) {
        String head = blob.notes().get(HEAD);
        if (head == null) {
            return null;
        }
        try {
            return RunJson.readHead(new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException ofAnotherMeaning) {
            return null; // the document itself will tell
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream(2048);
        RunJson.write(run.toBuilder().steps(List.of()).build(), List.of(), document);
        String json = document.toString(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(json.length());
        json.lines().forEach(line -> appendAscii(line.strip(), head)); // no line ends within JSON's strings
        return head.toString();
    }

    private static int length(Map<String, String> notes) {
        return notes.entrySet().stream()
                .mapToInt(note -> note.getKey().length() + note.getValue().length())
                .sum();
    }

    private static void note(String name, @Nullable Object value, Map<String, String> notes) {
        if (value != null) {
            StringBuilder ascii = new StringBuilder();
            String text = value.toString();
            appendAscii(text.substring(0, Math.min(text.length(), LONGEST_NOTE)), ascii);
            notes.put(name, ascii.toString().strip());
        }
    }

    /** As JSON escapes it. */
    private static void appendAscii(String text, StringBuilder ascii) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= ' ' && character < 0x7F) {
                ascii.append(character);
            } else {
                ascii.append(String.format("\\u%04x", (int) character));
            }
        }
    }
}
