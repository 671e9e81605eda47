package io.runtrack.cli;

/** The command line itself is wrong; the message says what to write instead. */
final class UsageMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageMistake(String message) {
        super(message);
    }
}
