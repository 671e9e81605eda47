package io.runtrack.figures;

import io.runtrack.figures.logs.ErrorMessages;
import io.runtrack.model.FileProcessingLog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Failed records grouped by cause, which is the error's type and what its message has in common with others, see
 * {@link ErrorMessages}. Memory stays flat however many different messages there are: beyond so many, an error counts
 * by its type alone, and beyond so many types as well as one of the others. For one thread.
 */
public final class FailureGroups {
    private static final int MOST_CAUSES = 2_000;
    private static final String OTHER_MESSAGES = "(other messages)";
    private static final Cause OTHERS = new Cause("(other errors)", OTHER_MESSAGES);

    private final Map<Cause, Group> groups = new HashMap<>();

    /**
     * What failures of one group have in common.
     *
     * @param type the exception's simple class name
     * @param message the message without what is particular
     */
    public record Cause(@Nullable String type, @Nullable String message) {}

    /**
     * Failures of one cause.
     *
     * @param cause what they have in common
     * @param firstMessage the whole message of the first one
     * @param firstFile its file
     * @param firstRun its run
     * @param count records
     */
    public record Group(
            Cause cause,
            @Nullable String firstMessage,
            @Nullable String firstFile,
            String firstRun,
            long count) {
        Group withOneMore() {
            return new Group(cause, firstMessage, firstFile, firstRun, count + 1);
        }
    }

    /** Takes in one failed record of a run; answers with the cause of its group. */
    public Cause add(FileProcessingLog failed, String run) {
        Cause cause = new Cause(failed.errorType(), ErrorMessages.normalised(failed.errorMessage(), failed.filePath()));
        if (hasRoomFor(cause, MOST_CAUSES)) {
            count(cause, failed.errorMessage(), failed, run);
            return cause;
        }
        Cause type = new Cause(failed.errorType(), OTHER_MESSAGES);
        if (hasRoomFor(type, 2 * MOST_CAUSES)) {
            count(type, OTHER_MESSAGES, failed, run);
            return type;
        }
        count(OTHERS, OTHER_MESSAGES, failed, run);
        return OTHERS;
    }

    private boolean hasRoomFor(Cause cause, int most) {
        return groups.size() < most || groups.containsKey(cause);
    }

    private void count(Cause cause, @Nullable String message, FileProcessingLog failed, String run) {
        Group group = groups.get(cause);
        groups.put(cause, group == null ? new Group(cause, message, failed.filePath(), run, 1) : group.withOneMore());
    }

    /** How many records of a cause there were. */
    public long count(Cause cause) {
        Group group = groups.get(cause);
        return group == null ? 0 : group.count();
    }

    /** How many records of each type there were. */
    public Map<@Nullable String, Long> byType() {
        Map<@Nullable String, Long> types = new HashMap<>();
        groups.forEach((cause, group) -> types.merge(cause.type(), group.count(), Long::sum));
        return types;
    }

    /** The groups, the largest first. */
    public List<Group> largestFirst() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::count)
                        .reversed()
                        .thenComparing(group -> String.valueOf(group.cause().type()))
                        .thenComparing(group -> String.valueOf(group.cause().message())))
                .toList();
    }
}
