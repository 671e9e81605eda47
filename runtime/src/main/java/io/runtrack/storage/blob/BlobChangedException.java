package io.runtrack.storage.blob;

import java.io.IOException;

/**
 * A blob was not replaced, because somebody else has written it since it was last written or read here. Reading it
 * shows what it holds now.
 */
public final class BlobChangedException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param name the blob's name, as the store was given it */
    public BlobChangedException(String name) {
        super(name + " has been written by another process meanwhile; read it before writing it again");
    }
}
