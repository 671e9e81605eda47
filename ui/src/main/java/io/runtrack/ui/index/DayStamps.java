package io.runtrack.ui.index;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * Tells of days whether anything was stored in them since the last look. A day whose stamp is the same has the same
 * documents. As safe for several threads as its storage.
 */
interface DayStamps {
    /** Of a day that may change without its stamp, or whose stamp could not be read. */
    long UNSETTLED = -1;

    /** Those of all days that there are. */
    Map<LocalDate, Long> all();

    /** Those of some days, as far as they are there. */
    Map<LocalDate, Long> of(Collection<LocalDate> days);
}
