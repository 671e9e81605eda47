package io.runtrack.ui.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Stamps of a storage that has no folders: the two newest days may always have changed, as may those that are asked for
 * by name; of the others it is known in the next listing of everything, ten minutes later. For one thread.
 */
final class ListedStamps implements DayStamps {
    private static final int RECENT_DAYS = 2;
    private static final Duration ALL_AFTER = Duration.ofMinutes(10);

    private final Clock clock;
    private final Supplier<Collection<LocalDate>> days;
    private long round;
    private Instant next = Instant.MIN;
    private Map<LocalDate, Long> known = Map.of();

    /**
     * Of some storage.
     *
     * @param days lists the days that there are
     */
    ListedStamps(Clock clock, Supplier<Collection<LocalDate>> days) {
        this.clock = clock;
        this.days = days;
    }

    @Override
    public Map<LocalDate, Long> all() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(ALL_AFTER);
            round++;
            Map<LocalDate, Long> stamps = new HashMap<>();
            days.get().forEach(day -> stamps.put(day, round));
            known = stamps;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<LocalDate, Long> stamps = new HashMap<>(known);
        for (int back = -1; back < RECENT_DAYS; back++) {
            stamps.put(today.minusDays(back), UNSETTLED);
        }
        return stamps;
    }

    @Override
    public Map<LocalDate, Long> of(Collection<LocalDate> asked) {
        Map<LocalDate, Long> stamps = new HashMap<>();
        asked.forEach(day -> stamps.put(day, UNSETTLED));
        return stamps;
    }
}
