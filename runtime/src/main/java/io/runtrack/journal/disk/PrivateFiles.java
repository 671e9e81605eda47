package io.runtrack.journal.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders for their owner's eyes only, as far as the file system knows of owners. Links are never followed.
 * Stateless.
 */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOR_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> FOLDER_FOR_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    /** The attribute that holds permissions with the sticky bit, where there is one. */
    public static final String MODE = "unix:mode";

    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private PrivateFiles() {}

    public static void createFile(Path file) throws IOException {
        Files.createFile(file, attributes(file, FOR_OWNER));
    }

    /**
     * Opens a file for writing from its beginning, in place of whatever has its name.
     *
     * @throws IOException if the file cannot be created
     */
    public static OutputStream replace(Path file) throws IOException {
        Files.deleteIfExists(file);
        createFile(file);
        return Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Opens a file for reading and writing, and creates it if there is none.
     *
     * @throws IOException if the file cannot be opened, as when its name is that of a link
     */
    public static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, attributes(file, FOR_OWNER));
    }

    /** Makes an empty folder in the system's temporary one. */
    public static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("runtrack-");
    }

    /** Deletes what is there, never following a link; what somebody else has deleted meanwhile is fine. */
    public static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    deleteTree(child);
                }
            } catch (NoSuchFileException e) {
                return;
            }
        }
        Files.deleteIfExists(path);
    }

    public static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, attributes(folder, FOLDER_FOR_OWNER));
    }

    /** Takes the rights of everyone but the owner away, if there are any. */
    public static void closeToOthers(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && !view.readAttributes().permissions().equals(FOLDER_FOR_OWNER)) {
            Files.setPosixFilePermissions(folder, FOLDER_FOR_OWNER);
        }
    }

    public static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    public static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : NO_ATTRIBUTES;
    }
}
