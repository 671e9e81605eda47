package io.runtrack.journal.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Where a journal's files lie. A port, so that tests can have a disk that is full or fails. Thread-safe. */
public interface Disk {

    /** Creates a file of that size, for its owner's eyes only; leaves nothing behind when it fails. */
    Region create(Path file, int size) throws IOException;

    /** Whether less than 5 % of the disk is free. */
    boolean isNearlyFull();
}
