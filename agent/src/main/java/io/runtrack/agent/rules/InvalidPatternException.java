package io.runtrack.agent.rules;

/** A pattern that names no method or class. The message says why, and what to write instead. */
final class InvalidPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPatternException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
