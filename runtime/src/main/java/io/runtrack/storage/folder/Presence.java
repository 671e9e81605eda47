package io.runtrack.storage.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Tells a thing that is not there from one that this user may not look at. This is the one place that decides it for
 * files and folders, since {@code Files.exists} and its like say the same of both. Stateless.
 */
public final class Presence {

    private Presence() {}

    /**
     * What is at a path.
     *
     * @return null when nothing is there, as below something that is no folder
     * @throws AccessDeniedException when a folder on the way may not be passed; it names that folder
     * @throws IOException when the file system does not answer
     */
    public static @Nullable BasicFileAttributes of(Path path, LinkOption... links) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, links);
        } catch (NoSuchFileException nothing) {
            return null;
        } catch (FileSystemException obstacle) {
            return beyond(path, obstacle);
        }
    }

    /** Whether a folder is at a path; fails as {@link #of} does. */
    public static boolean isFolder(Path path, LinkOption... links) throws IOException {
        BasicFileAttributes found = of(path, links);
        return found != null && found.isDirectory();
    }

    /** The nearest one above that can be looked at is in the way: a file, or a folder that may not be passed. */
    private static @Nullable BasicFileAttributes beyond(Path path, FileSystemException obstacle) throws IOException {
        Path above = path.toAbsolutePath().getParent();
        BasicFileAttributes found = null;
        while (above != null && found == null) {
            found = ifSeen(above);
            above = found == null ? above.getParent() : above;
        }
        if (found != null && !found.isDirectory()) {
            return null;
        }
        throw found != null && obstacle instanceof AccessDeniedException
                ? new AccessDeniedException(String.valueOf(above), null, "this user may not enter it")
                : obstacle;
    }

    private static @Nullable BasicFileAttributes ifSeen(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (FileSystemException unseen) {
            return null;
        }
    }
}
