package io.runtrack.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/** Who may read and write a file: the permissions and the group, on file systems that have them. */
final class FileAccess {

    private FileAccess() {}

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
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
