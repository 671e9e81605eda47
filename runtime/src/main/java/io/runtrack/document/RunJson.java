package io.runtrack.document;

import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The metadata document of a run as JSON. */
public final class RunJson {

    private RunJson() {}

    /** Writes a run's metadata. The stream is neither flushed nor closed. */
    public static void write(RunMetadata run, OutputStream out) throws IOException {
        write(run, run.emailResults(), out);
    }

    /**
     * Writes a run's metadata with email results from elsewhere, taken one by one, so that memory stays flat. The
     * stream is neither flushed nor closed.
     *
     * @param emailResults written instead of the run's own
     */
    public static void write(RunMetadata run, Iterable<EmailResult> emailResults, OutputStream out) throws IOException {
        new RunJsonWriter(out).write(run, emailResults);
    }

    /** Writes a run's metadata without its emails. The stream is neither flushed nor closed. */
    public static void writeHead(RunMetadata run, OutputStream out) throws IOException {
        new RunJsonWriter(out).writeHead(run);
    }

    /**
     * Reads a run's metadata whole. The caller closes the stream.
     *
     * @throws IOException when the stream fails, or does not hold the metadata of a run; the message says why and where
     */
    public static RunMetadata read(InputStream in) throws IOException {
        return new RunJsonReader(in).readAll();
    }

    /**
     * Reads a run's metadata with its steps, but without its email results, which may be many. The caller closes the
     * stream.
     *
     * @throws IOException as {@link #readHead}
     */
    public static RunMetadata readWithSteps(InputStream in) throws IOException {
        return new RunJsonReader(in).readUpToEmails();
    }

    /**
     * Reads a run's metadata without its steps and its email results, which may be many, and stops before them where
     * they come last. The caller closes the stream.
     *
     * @throws IOException when the stream fails, or does not begin like the metadata of a run; the message says why and
     *     where
     */
    public static RunMetadata readHead(InputStream in) throws IOException {
        return new RunJsonReader(in).readHead();
    }
}
