package io.runtrack.journal.disk;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The disk under a folder. Files are mapped only where a mapping whose blocks exist cannot fault; see
 * {@link #isSafeToMap}. Thread-safe.
 */
public final class LocalDisk implements Disk {

    /**
     * File systems that overwrite in place, so that blocks once written stay there. Not on the list: copy-on-write ones
     * (btrfs, zfs, apfs), which need new blocks for every store and fault without them; network and FUSE ones; and
     * NTFS, where a mapped file cannot be deleted.
     */
    private static final Set<String> OVERWRITES_IN_PLACE =
            Set.of("ext2", "ext3", "ext4", "ext2/ext3", "xfs", "tmpfs", "ramfs", "overlay");

    private static final int CHUNK = 64 * 1024;
    private static final long WANTED_FREE = 20; // one part in twenty: 5 %

    private final File folder;
    private final boolean mapped;

    public LocalDisk(Path folder, boolean mapped) {
        this.folder = folder.toFile();
        this.mapped = mapped;
    }

    public static LocalDisk of(Path folder) {
        return new LocalDisk(folder, isSafeToMap(folder));
    }

    public static boolean isSafeToMap(Path folder) {
        try {
            return isSafeToMap(Files.getFileStore(folder).type());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    public static boolean isSafeToMap(String fileSystemType) {
        return OVERWRITES_IN_PLACE.contains(fileSystemType.toLowerCase(Locale.ROOT));
    }

    @Override
    public Region create(Path file, int size) throws IOException {
        PrivateFiles.createFile(file);
        try {
            if (!mapped) {
                return new PlainRegion(file);
            }
            fillWithZeros(file, size);
            return MappedRegion.of(file, size);
        } catch (Throwable e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public boolean isNearlyFull() {
        long total = folder.getTotalSpace();
        return total > 0 && folder.getUsableSpace() < total / WANTED_FREE;
    }

    /** Ordinary writes fail with an exception when the disk is full; stores into a mapping do not. */
    private static void fillWithZeros(Path file, int size) throws IOException {
        byte[] zeros = new byte[Math.min(CHUNK, size)];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            for (int left = size; left > 0; left -= zeros.length) {
                access.write(zeros, 0, Math.min(zeros.length, left));
            }
        }
    }
}
