package io.runtrack.storage.azure;

import java.io.IOException;

/**
 * Blocks that were sent are not there any more: the service drops them when somebody else writes or deletes their blob.
 */
final class BlocksMissingException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param what was to be done with them */
    BlocksMissingException(String what) {
        super("cannot " + what + ": blocks that were sent for it are gone, as somebody else has written or deleted it");
    }
}
