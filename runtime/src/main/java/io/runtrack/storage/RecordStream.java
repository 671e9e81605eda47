package io.runtrack.storage;

import io.runtrack.document.RecordParser;
import io.runtrack.document.RecordReader;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.NoPlainFileException;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The records of one log document as a stream, or those that stand for it where there is none. The document is opened
 * when the first record is asked for, and closed after the last one, after a failure, or with the stream. For one
 * thread.
 */
final class RecordStream<T> extends Spliterators.AbstractSpliterator<T> {
    private final BlobStore blobs;
    private final String name;
    private final RecordParser<T> records;
    private final Substitute<T> substitute;
    private @Nullable Iterator<T> substitutes;
    private @Nullable RecordReader<T> reader;
    private boolean closed;

    /** What stands for a log that is not there. */
    interface Substitute<T> {
        List<T> records() throws IOException;
    }

    private RecordStream(BlobStore blobs, String name, RecordParser<T> records, Substitute<T> substitute) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.blobs = blobs;
        this.name = name;
        this.records = records;
        this.substitute = substitute;
    }

    static <T> Stream<T> of(BlobStore blobs, String name, RecordParser<T> records, Substitute<T> substitute) {
        RecordStream<T> document = new RecordStream<>(blobs, name, records, substitute);
        return StreamSupport.stream(document, false).onClose(document::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T next = closed ? null : next();
        if (next == null) {
            close();
            return false;
        }
        action.accept(next);
        return true;
    }

    private @Nullable T next() {
        try {
            RecordReader<T> opened = reader;
            if (opened == null && substitutes == null) {
                opened = opened();
            }
            return opened == null ? nextSubstitute() : opened.next();
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(UnreadableDocument.of(name, failure).toString(), failure);
        }
    }

    private @Nullable RecordReader<T> opened() throws IOException {
        try {
            reader = open(blobs.read(name));
        } catch (NoPlainFileException unread) {
            throw unread;
        } catch (NoSuchFileException noSuchLog) {
            substitutes = substitute.records().iterator();
        }
        return reader;
    }

    private @Nullable T nextSubstitute() {
        Iterator<T> rest = substitutes;
        return rest != null && rest.hasNext() ? rest.next() : null;
    }

    private RecordReader<T> open(InputStream in) throws IOException {
        try {
            return new RecordReader<>(in, records);
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    private void close() {
        closed = true;
        RecordReader<T> opened = reader;
        reader = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(name + " could not be closed", failure);
            }
        }
    }
}
