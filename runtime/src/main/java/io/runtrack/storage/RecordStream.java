package io.runtrack.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The records of one log document as a stream. The document is opened when the first record is asked for, and closed after the last one, after a
 * failure, or with the stream. For one thread.
 */
final class RecordStream<T> extends Spliterators.AbstractSpliterator<T> {
    private final BlobStore blobs;
    private final String name;
    private final RecordParser<T> records;
    private @Nullable RecordReader<T> reader;
    private boolean closed;

    private RecordStream(BlobStore blobs, String name, RecordParser<T> records) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.blobs = blobs;
        this.name = name;
        this.records = records;
    }

    static <T> Stream<T> of(BlobStore blobs, String name, RecordParser<T> records) {
        RecordStream<T> document = new RecordStream<>(blobs, name, records);
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
            if (opened == null) {
                opened = open(blobs.read(name));
                reader = opened;
            }
            return opened.next();
        } catch (NoSuchFileException noSuchLog) {
            return null;
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(UnreadableDocument.of(name, failure).toString(), failure);
        }
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
