package io.runtrack.storage.s3;

import org.jspecify.annotations.Nullable;

/**
 * On what a write depends, as the service checks it in the moment of writing. Immutable.
 *
 * @param ifMatch the version that is to be replaced; null for any
 * @param ifNoneMatch {@code *} when there is to be none yet; null for any
 */
record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    static final Condition NONE = new Condition(null, null);
    static final Condition ABSENT = new Condition(null, "*");

    /** That a blob is still as it is known here, or that there is none yet. */
    static Condition of(@Nullable String version) {
        return version == null ? ABSENT : new Condition(version, null);
    }
}
