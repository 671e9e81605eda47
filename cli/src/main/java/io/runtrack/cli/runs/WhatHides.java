package io.runtrack.cli.runs;

import io.runtrack.storage.blob.UnreadableDocument;
import java.util.List;

/**
 * Tells, within the one line that there is to be, that what could not be read may hide what was looked for. Stateless.
 */
public final class WhatHides {

    private WhatHides() {}

    /** Empty without any; otherwise how many there are, and the first. */
    public static String one(List<UnreadableDocument> unreadable) {
        return unreadable.isEmpty()
                ? ""
                : " (and " + unreadable.size() + " could not be read, " + unreadable.get(0) + ")";
    }
}
