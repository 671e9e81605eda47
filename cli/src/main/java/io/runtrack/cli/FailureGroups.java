package io.runtrack.cli;

import io.runtrack.model.FileProcessingLog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Failed records grouped by error: those whose messages differ only in numbers or in the file's own name are one group. Memory stays flat
 * however many different messages there are. For one thread.
 */
final class FailureGroups {
    private static final int MOST_GROUPS = 1000;

    /**
     * @param errorType the exception's simple class name
     * @param message the message of the first such failure
     * @param firstFile the first such file
     * @param count records, which are attempts
     */
    record Group(
            @Nullable String errorType,
            @Nullable String message,
            @Nullable String firstFile,
            long count) {
        Group withOneMore() {
            return new Group(errorType, message, firstFile, count + 1);
        }
    }

    private final Map<String, Group> groups = new HashMap<>();

    /** The groups, the largest first. */
    List<Group> largestFirst() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::count)
                        .reversed()
                        .thenComparing(group -> String.valueOf(group.errorType()))
                        .thenComparing(group -> String.valueOf(group.message())))
                .toList();
    }

    void add(FileProcessingLog file) {
        String key = file.errorType() + "\n" + folded(file);
        if (groups.size() < MOST_GROUPS || groups.containsKey(key)) {
            count(key, new Group(file.errorType(), file.errorMessage(), file.filePath(), 0));
        } else {
            addToOthers(file);
        }
    }

    /** There are too many messages: the type still tells something, as long as there are not too many types as well. */
    private void addToOthers(FileProcessingLog file) {
        String type = String.valueOf(file.errorType());
        if (groups.size() < 2 * MOST_GROUPS || groups.containsKey(type)) {
            count(type, new Group(file.errorType(), "(other messages)", file.filePath(), 0));
        } else {
            count("\n", new Group("(other errors)", "(other messages)", file.filePath(), 0));
        }
    }

    private void count(String key, Group first) {
        groups.put(key, groups.getOrDefault(key, first).withOneMore());
    }

    private static String folded(FileProcessingLog file) {
        String message = String.valueOf(file.errorMessage());
        String path = file.filePath();
        String withoutPath = path == null || path.isEmpty() ? message : message.replace(path, "…");
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < withoutPath.length(); i++) {
            char character = withoutPath.charAt(i);
            boolean digit = Character.isDigit(character);
            if (!digit || i == 0 || !Character.isDigit(withoutPath.charAt(i - 1))) {
                folded.append(digit ? '0' : character);
            }
        }
        return folded.toString();
    }
}
