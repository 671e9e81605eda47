package io.runtrack.journal.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk that says before and after each store that it is made, whereupon a test may let it fail or look at the files.
 */
public record WatchedDisk(Path folder, Runnable before, Runnable after) implements Disk {

    @Override
    public Region create(Path file, int size) throws IOException {
        return new WatchedRegion(new LocalDisk(folder, true).create(file, size));
    }

    @Override
    public boolean isNearlyFull() {
        return false;
    }

    private final class WatchedRegion implements Region {
        private final Region region;

        WatchedRegion(Region region) {
            this.region = region;
        }

        @Override
        public void put(int offset, byte[] bytes, int start, int length) throws IOException {
            before.run();
            region.put(offset, bytes, start, length);
            after.run();
        }

        @Override
        public void get(int offset, byte[] bytes, int start, int length) throws IOException {
            region.get(offset, bytes, start, length);
        }

        @Override
        public void putLong(int offset, long value) throws IOException {
            before.run();
            region.putLong(offset, value);
            after.run();
        }

        @Override
        public void close() {
            region.close();
        }
    }
}
