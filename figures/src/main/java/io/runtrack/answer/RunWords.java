package io.runtrack.answer;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words that every command uses of runs and records. Stateless. */
public final class RunWords {

    private RunWords() {}

    /** An error's type and message, as far as there are any; null for neither. */
    public static @Nullable String error(@Nullable String type, @Nullable String message) {
        String joined = Stream.of(type, message).filter(part -> part != null).collect(Collectors.joining(": "));
        return joined.isEmpty() ? null : joined;
    }
}
