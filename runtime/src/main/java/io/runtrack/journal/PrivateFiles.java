package io.runtrack.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders for their owner's eyes only, as far as the file system knows of owners. Stateless. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> FOR_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> FOLDER_FOR_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private PrivateFiles() {}

    static void createFile(Path file) throws IOException {
        Files.createFile(file, attributes(file, FOR_OWNER));
    }

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, attributes(folder, FOLDER_FOR_OWNER));
    }

    /** Takes the rights of everyone but the owner away, if there are any. */
    static void closeToOthers(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && !view.readAttributes().permissions().equals(FOLDER_FOR_OWNER)) {
            Files.setPosixFilePermissions(folder, FOLDER_FOR_OWNER);
        }
    }

    static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : NO_ATTRIBUTES;
    }
}
