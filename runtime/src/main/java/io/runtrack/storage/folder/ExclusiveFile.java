package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives a complete file a name that nothing has yet: of all threads, processes and machines that try, one succeeds.
 * Stateless.
 */
final class ExclusiveFile {
    /** Begins the name of a file on its way to the name that follows. */
    private static final String RESERVED = ".claim-";

    private static final Duration LONGEST_MOMENT = Duration.ofMinutes(1);

    private ExclusiveFile() {}

    /**
     * Makes a file appear under a name in its folder. It may or may not keep the old name, too.
     *
     * @return false if there is something of that name, which stays as it is
     */
    static boolean appear(Path complete, Path target) throws IOException {
        try {
            Files.createLink(target, complete);
            return true;
        } catch (FileAlreadyExistsException existing) {
            return isTheSame(complete, target);
        } catch (NoSuchFileException folderIsGone) {
            throw folderIsGone;
        } catch (UnsupportedOperationException | FileSystemException noHardLinks) { // FAT, SMB shares
            return appearWithoutLinks(complete, target);
        }
    }

    /** A network file system may repeat a request that was carried out, and then report that the name is there. */
    private static boolean isTheSame(Path complete, Path target) throws IOException {
        try {
            return Files.isSameFile(complete, target);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    /**
     * A second name is created exclusively, which every file system can, and is moved onto the first. While somebody
     * has the second name nobody else can make the first appear. Of a process that died in this moment the second name
     * stays, until somebody finds it old.
     */
    static boolean appearWithoutLinks(Path complete, Path target) throws IOException {
        Path reserved = target.resolveSibling(RESERVED + target.getFileName());
        deleteIfOld(reserved);
        try {
            Files.copy(complete, reserved); // refuses what exists
        } catch (FileAlreadyExistsException ofAnother) {
            return false;
        }
        if (Files.exists(target, NOFOLLOW_LINKS)) {
            Files.delete(reserved);
            return false;
        }
        Files.move(reserved, target, ATOMIC_MOVE);
        return true;
    }

    private static void deleteIfOld(Path reserved) throws IOException {
        try {
            Instant made = Files.getLastModifiedTime(reserved, NOFOLLOW_LINKS).toInstant();
            if (made.plus(LONGEST_MOMENT).isBefore(Instant.now())) {
                Files.deleteIfExists(reserved);
            }
        } catch (NoSuchFileException free) {
            // as nearly always
        }
    }
}
