package io.runtrack.storage.s3;

import io.runtrack.storage.blob.ManyBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Opens blobs before they are asked for, several at a time: most of the time that a small one takes is spent on the
 * way. Of each no more is read ahead than the network brings. Its threads live as long as it does. For one thread.
 */
final class ReadAhead implements ManyBlobs {
    /** The scan of a day has some of these at work at a time. */
    private static final int AHEAD = 16;

    private final S3Bucket bucket;
    private final ExecutorService threads = Executors.newFixedThreadPool(AHEAD, ReadAhead::thread);
    private final Deque<Opening> openings = new ArrayDeque<>();
    private Iterator<String> expected = List.<String>of().iterator();

    private record Opening(String name, Future<S3Stream> stream) {}

    ReadAhead(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void expect(List<String> names) {
        expected = List.copyOf(names).iterator();
        openMore();
    }

    @Override
    public InputStream read(String name) throws IOException {
        Opening opening = take(name);
        openMore();
        return opening == null ? bucket.read(name) : opened(opening);
    }

    /** Null for one that is not on its way; those before it are not read any more. */
    private @Nullable Opening take(String name) {
        if (openings.stream().noneMatch(opening -> opening.name.equals(name))) {
            return null;
        }
        Opening next = openings.remove();
        while (!next.name.equals(name)) {
            abandon(next);
            next = openings.remove();
        }
        return next;
    }

    @Override
    public void close() {
        openings.forEach(ReadAhead::abandon);
        threads.shutdownNow();
    }

    private void openMore() {
        while (openings.size() < AHEAD && expected.hasNext()) {
            String name = expected.next();
            openings.add(new Opening(name, threads.submit(() -> bucket.read(name))));
        }
    }

    private static S3Stream opened(Opening opening) throws IOException {
        try {
            return opening.stream.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + opening.name + " was read");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("cannot read " + opening.name, failed.getCause());
        }
    }

    private static void abandon(Opening left) {
        if (left.stream.cancel(false)) {
            return; // not begun, most likely; one that has begun is small, and ends by itself
        }
        try {
            opened(left).close();
        } catch (IOException unread) {
            // nobody asked for it
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "runtrack-read-ahead");
        thread.setDaemon(true);
        return thread;
    }
}
