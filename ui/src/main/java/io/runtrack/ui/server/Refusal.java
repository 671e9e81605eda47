package io.runtrack.ui.server;

/** Ends a request with an answer that says why; its message is for people. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    /** A parameter, or the like, that cannot be understood; the message says what to write. */
    public static Refusal badRequest(String message) {
        return new Refusal(Answer.error(400, message));
    }

    /** Something that is not there. */
    public static Refusal notFound(String message) {
        return new Refusal(Answer.error(404, message));
    }

    /** With an answer of its own. */
    public static Refusal with(Answer answer) {
        return new Refusal(answer);
    }

    Answer answer() {
        return answer;
    }
}
