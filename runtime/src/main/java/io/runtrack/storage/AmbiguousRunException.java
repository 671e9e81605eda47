package io.runtrack.storage;

import java.util.List;

/** Several runs have an id that begins with the text by which one was asked for. */
public final class AmbiguousRunException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 5;

    @SuppressWarnings("serial") // List is not Serializable by its type, but what List.copyOf makes is
    private final List<String> candidates;

    AmbiguousRunException(String prefix, List<String> candidates) {
        super(message(prefix, candidates));
        this.candidates = List.copyOf(candidates);
    }

    /** The ids of all these runs, the most recent day first. */
    public List<String> candidates() {
        return candidates;
    }

    private static String message(String prefix, List<String> candidates) {
        String shown = String.join(", ", candidates.subList(0, Math.min(MOST_SHOWN, candidates.size())));
        int more = candidates.size() - MOST_SHOWN;
        return candidates.size() + " runs have an id that begins with '" + prefix + "': " + shown
                + (more > 0 ? " and " + more + " more" : "") + "; give more of the id";
    }
}
