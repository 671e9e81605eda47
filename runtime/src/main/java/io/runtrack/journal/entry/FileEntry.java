package io.runtrack.journal.entry;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file's record as it lies in a payload. The writer copies the texts of millions of them from the journal to a
 * document and looks at few, so nothing is made of them before somebody asks. What {@link #read} finds holds as long as
 * the payload does. For one thread.
 */
public final class FileEntry {
    private static final int MOST_NANOS = 999_999_999;
    private static final int LARGEST = 1 << 30;

    private final PayloadText filePath = new PayloadText();
    private final PayloadText fileType = new PayloadText();
    private final PayloadText agentId = new PayloadText();
    private final PayloadText errorType = new PayloadText();
    private final PayloadText errorMessage = new PayloadText();
    private final PayloadText outputPath = new PayloadText();
    private final PayloadText errorStack = new PayloadText();
    private final PayloadText worker = new PayloadText();
    private int run;
    private @Nullable FileStatus replaced;
    private FileStatus status = FileStatus.SUCCESS;
    private boolean timed;
    private long processingTimeMs;
    private boolean started;
    private long startedSecond;
    private int startedNano;
    private int attempt = 1;
    private @Nullable Long itemsRead;
    private @Nullable Long itemsSkipped;

    /** A record that does not come from a journal, in a payload of its own. */
    public static FileEntry of(int run, FileProcessingLog log) {
        Objects.requireNonNull(log.status(), "the status of a file's record");
        PayloadWriter payload = new PayloadWriter(LARGEST, TextFilter.NONE);
        EntryEncoder.encode(new JournalEntry.FileRecorded(run, log), payload);
        FileEntry entry = new FileEntry();
        try {
            entry.read(new PayloadReader(payload.bytes(), PayloadWriter.PREFIX, payload.length()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return entry;
    }

    /** Whether the payload is that of a file's record. */
    public static boolean isIn(PayloadReader payload) {
        return payload.nextByteIs(EntryEncoder.FILE_RECORDED);
    }

    /**
     * Takes the place of what was read before.
     *
     * @throws IOException if the payload, though whole, is not one that this version writes
     */
    public void read(PayloadReader in) throws IOException {
        in.getByte(); // the kind
        run = in.getInt();
        int known = in.getByte();
        int mark = (known & EntryEncoder.REPLACED) / EntryEncoder.REPLACED_UNIT;
        replaced = mark == 0 ? null : statusOf(mark - 1);
        in.getTextIf(known & EntryEncoder.PATH, filePath);
        in.getTextIf(known & EntryEncoder.TYPE, fileType);
        in.getTextIf(known & EntryEncoder.AGENT_ID, agentId);
        status = statusOf(in.getByte());
        int has = in.getByte();
        timed = (has & EntryEncoder.MILLIS) != 0;
        processingTimeMs = timed ? in.getLong() : 0;
        started = (has & EntryEncoder.STARTED) != 0;
        startedSecond = started ? in.getLong() : 0;
        startedNano = started ? in.getInt() : 0;
        if (!isTime(startedSecond, startedNano)) {
            throw new IOException(startedSecond + " s and " + startedNano + " ns are no time");
        }
        attempt = in.getInt();
        in.getTextIf(has & EntryEncoder.ERROR_TYPE, errorType);
        in.getTextIf(has & EntryEncoder.ERROR_MESSAGE, errorMessage);
        in.getTextIf(has & EntryEncoder.OUTPUT_PATH, outputPath);
        in.getTextIf(has & EntryEncoder.ERROR_STACK, errorStack);
        in.getTextIf(has & EntryEncoder.WORKER, worker);
        boolean items = (has & EntryEncoder.ITEMS) != 0;
        itemsRead = items ? in.getOptionalLong() : null;
        itemsSkipped = items ? in.getOptionalLong() : null;
    }

    /** The record, without its run's id, which no entry has. */
    public FileProcessingLog log() {
        return new FileProcessingLog(
                null,
                filePath.text(),
                fileType.text(),
                agentId.text(),
                status,
                errorType.text(),
                errorMessage.text(),
                timed ? (Long) processingTimeMs : null,
                outputPath.text(),
                started ? Instant.ofEpochSecond(startedSecond, startedNano) : null,
                attempt,
                errorStack.text(),
                worker.text(),
                itemsRead,
                itemsSkipped);
    }

    /** The run's number. */
    public int run() {
        return run;
    }

    /**
     * How the attempt before it ended, whose place it takes; null says that a second attempt takes that of a failure.
     */
    public @Nullable FileStatus replaced() {
        return replaced;
    }

    public PayloadText filePath() {
        return filePath;
    }

    public PayloadText fileType() {
        return fileType;
    }

    public PayloadText agentId() {
        return agentId;
    }

    public FileStatus status() {
        return status;
    }

    public PayloadText errorType() {
        return errorType;
    }

    public PayloadText errorMessage() {
        return errorMessage;
    }

    /** Whether {@link #processingTimeMs} is known. */
    public boolean isTimed() {
        return timed;
    }

    public long processingTimeMs() {
        return processingTimeMs;
    }

    public PayloadText outputPath() {
        return outputPath;
    }

    /** Whether {@link #startedSecond} is known. */
    public boolean isStarted() {
        return started;
    }

    /** In seconds since 1970. */
    public long startedSecond() {
        return startedSecond;
    }

    /** The rest of that in nanoseconds. */
    public int startedNano() {
        return startedNano;
    }

    public int attempt() {
        return attempt;
    }

    /** Makes it another attempt. */
    public void attempt(int value) {
        attempt = value;
    }

    public PayloadText errorStack() {
        return errorStack;
    }

    public PayloadText worker() {
        return worker;
    }

    /** Forgets in which part of a fan-out it was processed. */
    public void removeWorker() {
        worker.clear();
    }

    public @Nullable Long itemsRead() {
        return itemsRead;
    }

    public @Nullable Long itemsSkipped() {
        return itemsSkipped;
    }

    private static boolean isTime(long second, int nano) {
        return nano >= 0
                && nano <= MOST_NANOS
                && second >= Instant.MIN.getEpochSecond()
                && second <= Instant.MAX.getEpochSecond();
    }

    private static FileStatus statusOf(int code) throws IOException {
        return switch (code) {
            case 0 -> FileStatus.SUCCESS;
            case 1 -> FileStatus.FAILED;
            case 2 -> FileStatus.SKIPPED;
            default -> throw new IOException("Files of status " + code + " are not known");
        };
    }
}
