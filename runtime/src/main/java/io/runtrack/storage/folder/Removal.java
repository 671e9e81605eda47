package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds out whether a file can be deleted, before anybody tries. The file's folder decides that, and in a folder that
 * is everybody's, so does the owner of the file. Stateless.
 */
final class Removal {
    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    private Removal() {}

    /** @throws AccessDeniedException when this user may not delete it; it names the folder */
    static void check(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw new AccessDeniedException(folder.toString(), null, "this user may not delete files in it");
        }
        boolean owned = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (owned && (number(folder, "unix:mode") & STICKY) != 0 && !mayDeleteInSticky(file, folder)) {
            throw new AccessDeniedException(file.toString(), null, "it belongs to another user");
        }
    }

    private static boolean mayDeleteInSticky(Path file, Path folder) throws IOException {
        int self = self(folder);
        return self == ROOT || self == number(file, "unix:uid") || self == number(folder, "unix:uid");
    }

    /** The user of this process, by number, as the file system sees it. */
    private static int self(Path folder) throws IOException {
        Path probe = Files.createFile(folder.resolve(TemporaryName.next()));
        try {
            return number(probe, "unix:uid");
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static int number(Path path, String attribute) throws IOException {
        return (int) Files.getAttribute(path, attribute, NOFOLLOW_LINKS);
    }
}
