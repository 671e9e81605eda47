package io.runtrack.document;

import io.runtrack.journal.entry.FileEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Appends records to a JSON array, without its closing bracket, as {@link GrowingBlob} takes it.
 *
 * <p>Records are collected and handed to the stream in large pieces; {@link #flush()} hands over the rest. For one
 * thread. When the stream fails, or the process dies, the output may end within a record: cut it back to what it held
 * after the last flush, and go on with a new appender.
 *
 * @param <T> the kind of record
 */
public final class RecordAppender<T> {
    private static final int PIECE = 64 * 1024;
    private static final int LARGEST_USUAL_RECORD = 16 * 1024;
    private static final byte[] BEFORE_FIRST = {'[', '\n'};
    private static final byte[] BEFORE_OTHERS = {',', '\n'};

    private final OutputStream out;
    private final RecordFormat<T> format;
    private final JsonText pending = new JsonText(PIECE + LARGEST_USUAL_RECORD);
    private boolean first;
    private long bytesWritten;

    private RecordAppender(OutputStream out, RecordFormat<T> format, boolean first) {
        this.out = out;
        this.format = format;
        this.first = first;
    }

    /**
     * Appends to a file log.
     *
     * @param runId the run that all its records belong to
     * @param first whether the output is still empty
     * @throws IllegalArgumentException when the run's id is not valid
     */
    public static RecordAppender<FileProcessingLog> fileLogs(OutputStream out, String runId, boolean first) {
        FileLogFormat entries = new FileLogFormat(runId);
        return new RecordAppender<>(out, (json, log) -> entries.write(json, FileEntry.of(0, log)), first);
    }

    /** The same for records as a journal has them. */
    public static RecordAppender<FileEntry> fileEntries(OutputStream out, String runId, boolean first) {
        return new RecordAppender<>(out, new FileLogFormat(runId), first);
    }

    /**
     * Appends to an email log.
     *
     * @param runId the run that all its records belong to
     * @param first whether the output is still empty
     * @throws IllegalArgumentException when the run's id is not valid
     */
    public static RecordAppender<EmailResult> emailLogs(OutputStream out, String runId, boolean first) {
        return new RecordAppender<>(out, EmailResultFormat.ofRun(runId), first);
    }

    /** Appends a record; any text in it becomes valid JSON. */
    public void append(T value) throws IOException {
        int before = pending.length();
        boolean complete = false;
        try {
            pending.raw(first ? BEFORE_FIRST : BEFORE_OTHERS);
            format.write(pending, value);
            complete = true;
        } finally {
            if (!complete) { // out of memory, for one
                pending.cutTo(before);
            }
        }
        first = false;
        int whole = pending.length() - (int) ((bytesWritten + pending.length()) % PIECE);
        if (whole > 0) {
            write(whole);
        }
    }

    /** Hands all that was appended to the stream, and flushes that. */
    public void flush() throws IOException {
        write(pending.length());
        out.flush();
    }

    /** How many bytes have been handed to the stream; after {@link #flush()} they end with a whole record. */
    public long bytesWritten() {
        return bytesWritten;
    }

    private void write(int size) throws IOException {
        pending.writeTo(out, size);
        bytesWritten += size;
    }
}
