package io.runtrack.journal.disk;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file of fixed size that is written in place and whose content outlives the process from the moment of each write.
 * Different threads may write different parts of it at the same time.
 */
public interface Region extends Closeable {

    void put(int offset, byte[] bytes, int start, int length) throws IOException;

    /** Reads what was put, whether the file still has a name or not. */
    void get(int offset, byte[] bytes, int start, int length) throws IOException;

    /** Stores eight aligned bytes at once, and not before all that this thread stored earlier. */
    void putLong(int offset, long value) throws IOException;

    /** Spares whoever writes here first what the first store to each page of an empty region takes. */
    default void prepare() throws IOException {}

    @Override
    void close();
}
