package io.runtrack.events.lineage;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Folders of a date or of a key and a value at the end of a name: each day's or key's files are a part of one dataset.
 * As OpenLineage's own client tells them. Stateless.
 */
final class Partitions {
    private static final Pattern DAY = Pattern.compile("(19|20)\\d\\d-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])");
    private static final Pattern MONTH = Pattern.compile("(19|20)\\d\\d-?(0[1-9]|1[0-2])");
    private static final Pattern KEY_AND_VALUE = Pattern.compile("[^=]+=[^=]+");
    private static final Pattern YEAR_PART = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern MONTH_PART = Pattern.compile("0?[1-9]|1[0-2]");
    private static final Pattern DAY_PART = Pattern.compile("0?[1-9]|[12]\\d|3[01]");

    private Partitions() {}

    /** A folder without them. */
    static Dataset trimmed(Dataset folder) {
        int kept = folder.folders().size();
        for (int partition = last(folder.folders(), kept);
                partition > 0 && kept > partition;
                partition = last(folder.folders(), kept)) {
            kept -= partition;
        }
        return kept == folder.folders().size()
                ? folder
                : folder.folder(folder.folders().subList(0, kept));
    }

    /** How many of the first folders, from their end, are one partition. */
    private static int last(List<String> folders, int count) {
        if (count == 0) {
            return 0;
        }
        String last = folders.get(count - 1);
        if (count > 2
                && is(YEAR_PART, folders.get(count - 3))
                && is(MONTH_PART, folders.get(count - 2))
                && is(DAY_PART, last)) {
            return 3;
        }
        if (count > 1 && is(YEAR_PART, folders.get(count - 2)) && is(MONTH_PART, last)) {
            return 2;
        }
        return is(DAY, last) || is(MONTH, last) || is(KEY_AND_VALUE, last) ? 1 : 0;
    }

    private static boolean is(Pattern pattern, String part) {
        return pattern.matcher(part).matches();
    }
}
