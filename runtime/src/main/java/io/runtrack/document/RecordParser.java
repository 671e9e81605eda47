package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * How one kind of record is read from the object at whose beginning a parser stands. It stops at the object's end.
 * Immutable.
 */
public interface RecordParser<T> {
    T parse(JsonParser parser) throws IOException;
}
