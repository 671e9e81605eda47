package io.runtrack.cli.terminal;

import io.runtrack.storage.AmbiguousRunException;
import io.runtrack.storage.blob.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** A command could not do what it was asked for; the message says what to do. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    /** What an exception means to the user, in one line. */
    public static String describe(Throwable problem) {
        if (isOutOfMemory(problem)) {
            return "there is not enough memory: this JVM may use "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; give it more, as by RUNTRACK_JAVA_OPTS=-Xmx2g or java -Xmx2g, or ask for fewer days";
        }
        if (problem instanceof FileSystemException failure) {
            return FailureText.of(failure);
        }
        String message = problem.getMessage();
        boolean telling = problem instanceof Failure
                || problem instanceof IOException
                || problem instanceof UncheckedIOException
                || problem instanceof AmbiguousRunException;
        if (telling && message != null) {
            return message;
        }
        return problem.getClass().getSimpleName() + ": " + message + "; run again with --stacktrace to see where";
    }

    private static boolean isOutOfMemory(Throwable problem) {
        Throwable cause = problem; // other threads' errors come wrapped
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
