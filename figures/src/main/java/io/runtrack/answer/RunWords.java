package io.runtrack.answer;

import java.util.Locale;
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

    /** {@code 1 file}, {@code 2,000 files}. */
    public static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
