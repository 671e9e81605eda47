package io.runtrack.cli.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Streams one after the other, each opened when it is its turn and closed at its end. Not {@code flatMap}, whose
 * iterator holds a whole stream. For one thread.
 */
final class Concatenated<S, T> implements Iterator<T>, AutoCloseable {
    private final Iterator<S> sources;
    private final Function<S, Stream<T>> open;
    private @Nullable Stream<T> stream;
    private @Nullable Iterator<T> elements;

    Concatenated(Iterator<S> sources, Function<S, Stream<T>> open) {
        this.sources = sources;
        this.open = open;
    }

    /** A stream that closes what is open when it is closed. */
    static <T> Stream<T> stream(Iterator<T> elements) {
        Stream<T> stream =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED), false);
        return elements instanceof Concatenated<?, ?> open ? stream.onClose(open::close) : stream;
    }

    @Override
    public boolean hasNext() {
        while (elements == null || !elements.hasNext()) {
            close();
            if (!sources.hasNext()) {
                return false;
            }
            Stream<T> next = open.apply(sources.next());
            stream = next;
            elements = next.iterator();
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext() || elements == null) {
            throw new NoSuchElementException();
        }
        return elements.next();
    }

    @Override
    public void close() {
        Stream<T> open = stream;
        stream = null;
        elements = null;
        if (open != null) {
            open.close();
        }
    }
}
