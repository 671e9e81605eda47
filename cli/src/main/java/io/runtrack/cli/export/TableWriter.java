package io.runtrack.cli.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes the rows of one table of a day. Closing it completes the file. For one thread.
 *
 * @param <T> what a row is made of
 */
interface TableWriter<T> extends Closeable {
    void write(T row) throws IOException;
}
