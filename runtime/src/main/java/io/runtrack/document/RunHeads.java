package io.runtrack.document;

import io.runtrack.model.RunMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Reads the heads of many documents with one buffer. For one thread. */
public final class RunHeads {
    private static final int MOST_HEADS = 8 * 1024;

    private final byte[] buffer = new byte[MOST_HEADS];

    /** As {@link RunJson#readHead}. */
    public RunMetadata read(InputStream in) throws IOException {
        int length = Math.max(0, in.read(buffer, 0, buffer.length)); // of a file all that fits
        RunMetadata run = HeadAsWritten.read(buffer, length);
        return run == null ? RunJson.readHead(rest(length, in)) : run;
    }

    private InputStream rest(int length, InputStream in) {
        return new SequenceInputStream(new ByteArrayInputStream(buffer, 0, length), in);
    }
}
