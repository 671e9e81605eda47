package io.runtrack.question;

/** What somebody asked for makes no sense; the message says what to write. */
public final class Misunderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misunderstood(String message) {
        super(message, null, false, false);
    }
}
