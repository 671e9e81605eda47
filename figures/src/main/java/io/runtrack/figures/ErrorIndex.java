package io.runtrack.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the kinds of errors that there are. Memory stays flat however many different messages there are: beyond so
 * many, an error counts by its type alone, and beyond so many types as one of the others. For one thread.
 */
final class ErrorIndex {
    private static final int MOST = 2_000;

    private final Map<ErrorKind, Integer> numbers = new HashMap<>();
    private final List<ErrorKind> kinds = new ArrayList<>();

    int of(@Nullable String type, @Nullable String message, @Nullable String path) {
        ErrorKind kind = new ErrorKind(type, ErrorMessages.normalised(message, path));
        if (!hasRoomFor(kind, MOST)) {
            kind = new ErrorKind(type, ErrorKind.OTHER_MESSAGES);
        }
        if (!hasRoomFor(kind, 2 * MOST)) {
            kind = ErrorKind.OTHERS;
        }
        Integer known = numbers.get(kind);
        if (known != null) {
            return known;
        }
        numbers.put(kind, kinds.size());
        kinds.add(kind);
        return kinds.size() - 1;
    }

    private boolean hasRoomFor(ErrorKind kind, int most) {
        return kinds.size() < most || numbers.containsKey(kind);
    }

    ErrorKind kind(int number) {
        return kinds.get(number);
    }

    int size() {
        return kinds.size();
    }
}
