package io.runtrack.document;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as the layout knows them: in UTC, in the years 1 to 9999, the only ones that every reader of it can hold.
 */
public final class UtcTime {
    private static final Instant FIRST = Instant.ofEpochSecond(-62_135_596_800L); // 0001-01-01T00:00:00Z
    private static final Instant LAST =
            Instant.ofEpochSecond(253_402_300_799L, 999_999_999); // 9999-12-31T23:59:59.999999999Z
    private static final int SECONDS_PER_DAY = 86_400;

    private UtcTime() {}

    /** The nearest instant that the layout can hold. */
    static Instant clamp(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant;
    }

    public static LocalDate date(Instant instant) {
        return LocalDate.ofEpochDay(Math.floorDiv(clamp(instant).getEpochSecond(), SECONDS_PER_DAY));
    }
}
