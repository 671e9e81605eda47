package io.runtrack.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run has in flight. What names a file's slot in the journal points at a place here too, of which the
 * file is the one owner as long as it has the slot, so that keeping it costs one store; the few that have no slot go to
 * a set. Safe for any thread.
 */
final class FilesInFlight {
    private static final int PLACES = 1024; // a power of two

    private final AtomicReferenceArray<FileInFlight> places = new AtomicReferenceArray<>(PLACES);
    private final Set<FileInFlight> others = ConcurrentHashMap.newKeySet();
    private volatile @Nullable OrphanedFiles leftBehind;

    void add(FileInFlight file) {
        if (file.slot() == FileInFlight.NO_SLOT) {
            others.add(file);
        } else {
            places.setRelease(placeOf(file), file);
        }
        OrphanedFiles left = leftBehind;
        if (left != null) {
            left.add(file);
        }
    }

    /** Before its slot is freed, and another's file has the place. */
    void remove(FileInFlight file) {
        if (file.slot() == FileInFlight.NO_SLOT) {
            others.remove(file);
        } else {
            places.setRelease(placeOf(file), null);
        }
        OrphanedFiles left = leftBehind;
        if (left != null) {
            left.remove(file);
        }
    }

    /** The run has ended: what goes on in its name is somebody else's to end. To be called under the run's lock. */
    void leaveTo(OrphanedFiles left) {
        leftBehind = left;
        for (FileInFlight file : all()) {
            if (!file.hasEnded()) {
                left.add(file);
            }
        }
    }

    List<FileInFlight> all() {
        List<FileInFlight> files = new ArrayList<>(others);
        for (int place = 0; place < PLACES; place++) {
            FileInFlight file = places.get(place);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private static int placeOf(FileInFlight file) {
        return file.slot() & (PLACES - 1);
    }
}
