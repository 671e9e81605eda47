package io.runtrack.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file or email log one by one, holding no more than one. Fields that it does not know are
 * passed over. For one thread.
 *
 * @param <T> the kind of record
 */
public final class RecordReader<T> implements Closeable {
    private final JsonParser parser;
    private final RecordParser<T> records;
    private long count;
    private boolean ended;
    private long start = -1;

    public RecordReader(InputStream in, RecordParser<T> records) throws IOException {
        this.parser = JsonValues.parser(in);
        this.records = records;
    }

    /** Reads a file log, and closes the stream when closed itself. */
    public static RecordReader<FileProcessingLog> fileLogs(InputStream in) throws IOException {
        return new RecordReader<>(in, new FileLogParser());
    }

    /** Reads an email log, and closes the stream when closed itself. */
    public static RecordReader<EmailResult> emailLogs(InputStream in) throws IOException {
        return new RecordReader<>(in, new EmailResultParser());
    }

    /**
     * The next record, or null when there are no more.
     *
     * @throws IOException when the stream fails, or holds something else than an array of such records; the message
     *     says where
     */
    public @Nullable T next() throws IOException {
        if (ended) {
            return null;
        }
        if (count == 0 && parser.nextToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(parser, "the document is not an array");
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            ended = true;
            expectEnd(parser);
            return null;
        }
        count++;
        if (token != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "entry " + count + " is not an object");
        }
        start = parser.currentTokenLocation().getByteOffset();
        return records.parse(parser);
    }

    /** Where in the document the last record begins, in bytes; -1 for a document that is no UTF-8. */
    public long start() {
        return start;
    }

    /** Where it ends. */
    public long end() {
        return parser.currentLocation().getByteOffset();
    }

    /** Refuses documents that go on after their end: something was written over them. */
    static void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "the document goes on after its end");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
