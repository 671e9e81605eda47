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
}
