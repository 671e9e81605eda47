package io.runtrack.journal;

import io.runtrack.journal.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;

/**
 * Tells whether a journal was only ever in the hands of the spool's owner. Whoever could write to the spool before it
 * was closed to others may have left something there: a link to a file that would then be written over, a pipe that a
 * reader would wait on for ever, or a journal whose records would go to the storage as this user's. Stateless.
 */
final class JournalCustody {

    private JournalCustody() {}

    /**
     * Looks at a folder and all that is in it.
     *
     * @throws NoSuchFileException if it is gone
     * @throws IOException saying what is wrong with the folder, if it is not to be touched
     */
    static void check(Path journal, Path spool) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(journal, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
            throw new IOException(attributes.isSymbolicLink() ? "it is a symbolic link" : "it is not a folder");
        }
        if (!PrivateFiles.hasOwners(journal)) {
            return;
        }
        UserPrincipal owner = Files.getOwner(spool);
        requireOwner(journal, owner, "it");
        PrivateFiles.closeToOthers(journal);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal)) {
            for (Path file : files) {
                checkFile(file, owner);
            }
        }
    }

    private static void checkFile(Path file, UserPrincipal owner) throws IOException {
        String name = "its file " + file.getFileName();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new IOException(
                        name + (attributes.isSymbolicLink() ? " is a symbolic link" : " is no plain file"));
            }
            requireOwner(file, owner, name);
            if (PrivateFiles.hasModes(file) && names(file) > 1) {
                throw new IOException(
                        name + " has another name elsewhere (a hard link); put a copy of the journal in its place");
            }
        } catch (NoSuchFileException e) {
            // its process lives, and needs it no more
        }
    }

    private static int names(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireOwner(Path path, UserPrincipal owner, String name) throws IOException {
        UserPrincipal found = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
        if (!found.equals(owner)) {
            throw new IOException(name + " belongs to " + found.getName() + ", not to " + owner.getName());
        }
    }
}
