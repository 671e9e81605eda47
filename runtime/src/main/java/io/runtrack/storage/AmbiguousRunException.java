package io.runtrack.storage;

import io.runtrack.model.RunMetadata;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Several runs have an id that begins with the text by which one was asked for. */
public final class AmbiguousRunException extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final int MOST_SHOWN = 5;

    @SuppressWarnings("serial") // List is not Serializable by its type, but what List.copyOf makes is
    private final List<String> candidates;

    /** @param newest the newest of them that can be read, {@value #MOST_SHOWN} at most */
    AmbiguousRunException(String prefix, List<String> candidates, List<RunMetadata> newest) {
        super(message(prefix, candidates.size(), newest));
        this.candidates = List.copyOf(candidates);
    }

    /** The ids of all these runs, the most recent day first. */
    public List<String> candidates() {
        return candidates;
    }

    private static String message(String prefix, int count, List<RunMetadata> newest) {
        String shown = newest.stream().map(AmbiguousRunException::described).collect(Collectors.joining(", "));
        int more = count - newest.size();
        return count + " runs have an id that begins with '" + prefix + "': " + shown
                + (more > 0 ? " and " + more + " more" : "") + "; give more of the id";
    }

    private static String described(RunMetadata run) {
        return run.runId() + " (" + run.command() + (run.subcommand() == null ? "" : " " + run.subcommand()) + ", "
                + run.startedAt().truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
