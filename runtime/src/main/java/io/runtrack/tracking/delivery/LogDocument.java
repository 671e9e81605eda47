package io.runtrack.tracking.delivery;

import io.runtrack.document.RecordAppender;
import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of a run's logs as it grows: a working file that takes the records, and the document that is made of it. The file
 * is opened with the first record. For one thread.
 *
 * <p>After a crash the file is cut back to the length that was noted. If a length was noted but the file is gone, it
 * became the document just before the crash. Then the records that come again are in there already.
 */
final class LogDocument<T> {

    /** What becomes of the working file. */
    private enum Stage {
        /** It takes the records. */
        GROWING,
        /** It is about to become the document, or has before that was known. */
        LEAVING,
        /** It has become the document, or is lost. What is appended goes nowhere. */
        GONE
    }

    /** How records are written. */
    interface Format<T> {
        RecordAppender<T> appender(OutputStream out, boolean first) throws IOException;
    }

    private Path workingFile;
    private final GrowingBlob blob;
    private final Format<T> format;
    private long length;
    private long base; // what the working file held when the appender was made
    private long records; // appended here
    private Stage stage;
    private @Nullable RecordAppender<T> appender;
    private @Nullable FileChannel channel;

    LogDocument(Path workingFile, GrowingBlob blob, Format<T> format, long notedLength) {
        this.workingFile = workingFile;
        this.blob = blob;
        this.format = format;
        this.length = notedLength;
        this.stage = notedLength > 0 && !Files.exists(workingFile) ? Stage.GONE : Stage.GROWING;
    }

    void append(T record) throws IOException {
        if (stage != Stage.GONE) {
            appender().append(record);
        }
        records++;
    }

    /** Hands all that was appended to the operating system and answers how long the working file is now. */
    long flush() throws IOException {
        if (appender != null && channel != null) {
            // a flush that failed, on a full disk say, may have left a part of what is flushed again now
            channel.position(base + appender.bytesWritten());
            appender.flush();
            length = channel.position();
        }
        return length;
    }

    void publish() throws IOException {
        if (stage != Stage.GONE) {
            blob.publish(workingFile, flush());
        }
    }

    void finish() throws IOException {
        if (stage != Stage.GONE) {
            long whole = flush();
            close();
            // a failure may come after the file has become the document
            if (stage == Stage.GROWING || whole == 0 || Files.exists(workingFile)) {
                stage = Stage.LEAVING;
                blob.finish(workingFile, whole);
            }
            stage = Stage.GONE;
        }
    }

    /** How many records were appended here. */
    long records() {
        return records;
    }

    /**
     * Goes on in another file, since somebody has deleted the working file. What is in it is copied as long as it is
     * open here. Otherwise it is lost, and the document stays as it was last published.
     *
     * @return whether all is copied
     */
    boolean moveTo(Path other) throws IOException {
        boolean whole = stage == Stage.GONE || flush() == 0 || channel != null;
        if (channel != null) {
            copy(channel, other);
            close();
        }
        if (!whole) {
            stage = Stage.GONE;
            length = 0;
        }
        workingFile = other;
        return whole;
    }

    private void copy(FileChannel from, Path other) throws IOException {
        try (FileChannel to = PrivateFiles.open(other)) {
            to.truncate(0);
            for (long at = 0; at < length; ) {
                at += from.transferTo(at, length - at, to);
            }
        }
    }

    /** Whether the document is whole and the working file gone. */
    boolean isFinished() {
        return stage == Stage.GONE;
    }

    /** The document as it stands, for reading it back. */
    InputStream open() throws IOException {
        return GrowingBlob.document(workingFile, flush()).open();
    }

    /** Lets go of the file and its buffer until they are needed again; nothing is lost. */
    void rest() throws IOException {
        flush();
        close();
    }

    /** Lets go of the file; what was not flushed is lost to it, though not to the journal. */
    void close() {
        FileChannel open = channel;
        channel = null;
        appender = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyWritten) {
                // a channel has no buffer of its own that closing could fail to write
            }
        }
    }

    private RecordAppender<T> appender() throws IOException {
        RecordAppender<T> current = appender;
        if (current == null) {
            FileChannel file = PrivateFiles.open(workingFile);
            channel = file;
            file.truncate(length);
            file.position(length);
            base = length;
            current = format.appender(Channels.newOutputStream(file), length == 0);
            appender = current;
        }
        return current;
    }
}
