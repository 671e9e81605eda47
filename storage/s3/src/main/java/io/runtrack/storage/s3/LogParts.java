package io.runtrack.storage.s3;

import io.runtrack.storage.blob.GrowingBlob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Of what a log is made: ranges of the blob as it is, which are copied, then ranges of the working file, which are
 * sent, the last one with the bytes that close the array. No part but the last is smaller than the service allows.
 * Immutable.
 */
final class LogParts {
    private static final long SMALLEST = 5 << 20; // of the service, but for the last one

    /** Small enough to be sent again after a failure, and of which the service's 10,000 are many. */
    private static final long LARGEST_SENT = 64 << 20;

    /** Below the service's 5 GiB, since nobody waits so long for a reply. */
    private static final long LARGEST_COPIED = 512 << 20;

    private final Path workingFile;
    private final long copied;
    private final long length;

    /**
     * @param stored how many bytes of the working file the blob holds, before the bytes that close it
     * @param length how many it is to hold
     */
    LogParts(Path workingFile, long stored, long length) {
        this.workingFile = workingFile;
        this.copied = stored < SMALLEST ? 0 : stored;
        this.length = length;
    }

    /**
     * A range of the blob or of the working file.
     *
     * @param start its first byte
     * @param end the byte after its last
     */
    record Range(long start, long end) {}

    /** How many bytes of the working file all parts hold. */
    long length() {
        return length;
    }

    /** Whether it can be sent in one request. */
    boolean isOne() {
        return copied == 0 && length <= LARGEST_SENT;
    }

    /** All, to be sent in one request. */
    RequestBody whole() {
        return sent(new Range(0, length));
    }

    List<Range> copied() {
        return ranges(0, copied, LARGEST_COPIED);
    }

    List<Range> sent() {
        List<Range> ranges = ranges(copied, length, LARGEST_SENT);
        return ranges.isEmpty() ? List.of(new Range(length, length)) : ranges;
    }

    RequestBody sent(Range range) {
        byte[] end = range.end == length ? GrowingBlob.end(length) : new byte[0];
        return RequestBody.fromContentProvider(
                () -> open(range, end), range.end - range.start + end.length, S3Requests.JSON);
    }

    private InputStream open(Range range, byte[] end) {
        InputStream closing = new ByteArrayInputStream(end);
        if (range.start == range.end) {
            return closing;
        }
        try {
            InputStream file = Files.newInputStream(workingFile);
            file.skipNBytes(range.start);
            return new SequenceInputStream(new RangeStream(file, range.end - range.start), closing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of about the same size, none smaller than half of the largest unless it is alone. */
    private static List<Range> ranges(long start, long end, long largest) {
        long count = (end - start + largest - 1) / largest;
        List<Range> ranges = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            ranges.add(new Range(start + (end - start) * i / count, start + (end - start) * (i + 1) / count));
        }
        return ranges;
    }
}
