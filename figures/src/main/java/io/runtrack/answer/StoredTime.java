package io.runtrack.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An instant that is written as in the stored documents, for programs. */
public record StoredTime(Instant instant) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The text of an instant; null of none. */
    public static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : new StoredTime(instant).toString();
    }

    @Override
    public String toString() {
        return FORMAT.format(instant);
    }
}
