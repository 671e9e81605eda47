package io.runtrack.tracking.delivery;

import io.runtrack.document.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a reader one by one. What the reader throws comes as an {@link UncheckedIOException}. For one thread.
 */
final class RecordIterator<T> implements Iterator<T> {
    private final RecordReader<T> reader;
    private @Nullable T next;
    private boolean looked;

    RecordIterator(RecordReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        if (!looked) {
            try {
                next = reader.next();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            looked = true;
        }
        return next != null;
    }

    @Override
    public T next() {
        T record = hasNext() ? next : null;
        if (record == null) {
            throw new NoSuchElementException("no more records");
        }
        looked = false;
        return record;
    }
}
