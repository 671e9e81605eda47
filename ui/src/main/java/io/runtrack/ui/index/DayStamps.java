package io.runtrack.ui.index;

import io.runtrack.storage.RunListing;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of days whether anything was stored in them since the last look. A day whose stamp is the same has the same
 * documents. As safe for several threads as its storage.
 */
interface DayStamps {
    /** Of a day that may change without its stamp, or whose stamp could not be read. */
    long UNSETTLED = -1;

    /** Whether a stamp says something to the next start as well. */
    static boolean lasts(long stamp) {
        return stamp >= 0;
    }

    /** Those of all days that there are. */
    Map<LocalDate, Long> all();

    /** Those of some days, as far as they are there. */
    Map<LocalDate, Long> of(Collection<LocalDate> days);

    /**
     * What a day holds now.
     *
     * @param before what it held at the last look; null when that is not known
     */
    RunListing read(LocalDate day, RunIndex.@Nullable Day before);
}
