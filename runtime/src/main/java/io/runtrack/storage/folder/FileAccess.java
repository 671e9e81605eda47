package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/** Who may read and write a file or a folder: the permissions and the group, on file systems that have them. */
final class FileAccess {

    private static final String MODE = "unix:mode";
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int ALL_RIGHTS = 07777;

    private FileAccess() {}

    /**
     * Creates a folder. In one that others may write to it comes to be under another name, and as open as that one is:
     * otherwise another user's process could find it while it is still closed, or for ever, as the umask is the
     * process's own.
     *
     * @throws FileAlreadyExistsException if there is something of that name
     */
    static void createFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        int mode = parent == null ? 0 : mode(parent);
        if ((mode & WRITABLE_BY_OTHERS) == 0) {
            Files.createDirectory(folder);
            return;
        }
        Path unfinished = folder.resolveSibling(TemporaryName.next());
        Files.createDirectory(unfinished);
        try {
            open(unfinished, mode);
            Files.move(unfinished, folder, ATOMIC_MOVE);
        } catch (IOException failure) {
            Files.deleteIfExists(unfinished);
            if (Files.exists(folder, NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(folder.toString());
            }
            throw failure;
        }
    }

    private static int mode(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (int) Files.getAttribute(folder, MODE, NOFOLLOW_LINKS)
                : 0;
    }

    private static void open(Path folder, int mode) {
        try {
            Files.setAttribute(folder, MODE, mode & ALL_RIGHTS, NOFOLLOW_LINKS);
        } catch (IOException unchangeable) {
            // A file system that shows modes and keeps none, such as a mounted share: they are all alike there.
        }
    }

    /** Gives one file the permissions and, as far as the system lets us, the group of another. */
    static void copy(Path from, Path to) throws IOException {
        PosixFileAttributeView source = view(from);
        PosixFileAttributeView target = view(to);
        if (source == null || target == null) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes present = target.readAttributes();
        if (!present.group().equals(wanted.group())) {
            setGroup(target, wanted);
        }
        if (!present.permissions().equals(wanted.permissions())) {
            target.setPermissions(wanted.permissions());
        }
    }

    private static void setGroup(PosixFileAttributeView target, PosixFileAttributes wanted) {
        try {
            target.setGroup(wanted.group());
        } catch (IOException notAMember) {
            // The folder hands its group on to new files, but we may not: the file keeps the group of this process.
        }
    }

    private static @Nullable PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    }
}
