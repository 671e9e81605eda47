package io.runtrack.storage.folder;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Names of what is not finished yet: no blob has one, and readers pass over it. It need not be hard to guess, since
 * whatever gets it is created anew or not at all.
 */
final class TemporaryName {

    private TemporaryName() {}

    static String next() {
        return ".tmp-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
