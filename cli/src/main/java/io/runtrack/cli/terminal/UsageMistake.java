package io.runtrack.cli.terminal;

/** The command line itself is wrong; the message says what to write instead. */
public final class UsageMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageMistake(String message) {
        super(message);
    }
}
