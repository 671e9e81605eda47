package io.runtrack.journal;

import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.journal.entry.HeadLayout;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipal;

/**
 * Makes a spool folder safe to write to: its owner's alone (0700), no link, nobody else's. What is recorded may be
 * confidential, and whoever could plant files here could have them written to the storage. Several users share a folder
 * named {@code .spool} (1777, like /tmp). Stateless.
 */
final class SpoolFolder {

    private static final String SHARED = ".spool";
    private static final int STICKY_AND_OPEN = 01777;
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 022;

    /** Only processes that started before there was a parent can replace it, each once. */
    private static final int ATTEMPTS = 100;

    private SpoolFolder() {}

    static Path prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null || absolute.getFileName() == null) {
            throw new IOException("The spool folder " + absolute + " is the root of a file system; " + remedy());
        }
        try {
            prepareWithParent(absolute, parent);
            if (parent.endsWith(SHARED)) {
                requireSticky(parent, absolute);
            }
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "The spool folder " + absolute + " cannot be written to by this user; " + remedy(), e);
        }
        return absolute.toRealPath();
    }

    /**
     * A rename replaces an empty folder. So the parent that was just seen may be another one, which a process that
     * started at the same time made, before this process has made its own folder in it.
     */
    private static void prepareWithParent(Path folder, Path parent) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                prepareParent(parent);
                if (!created(folder)) {
                    check(folder);
                }
                return;
            } catch (NoSuchFileException parentReplaced) {
                if (attempt == ATTEMPTS) {
                    throw parentReplaced;
                }
            }
        }
    }

    private static void prepareParent(Path parent) throws IOException {
        if (!parent.endsWith(SHARED)) {
            Files.createDirectories(parent);
            return;
        }
        Path trackingPath = parent.getParent();
        if (trackingPath != null) {
            Files.createDirectories(trackingPath);
        }
        if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            createShared(parent);
        }
        refuseLinks(parent);
    }

    /**
     * Opened to all under another name: under its own, another user's process could find it when it is still closed.
     */
    private static void createShared(Path parent) throws IOException {
        Path unfinished = unfinishedBeside(parent);
        try {
            openToAll(unfinished);
            Files.move(unfinished, parent, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) { // else another process was faster
                throw e;
            }
        }
    }

    private static Path unfinishedBeside(Path parent) throws IOException {
        while (true) {
            try {
                return Files.createDirectory(parent.resolveSibling(SHARED + "-" + Long.toHexString(System.nanoTime())));
            } catch (FileAlreadyExistsException ofAnotherProcess) {
                // which came at the same nanosecond
            }
        }
    }

    private static void openToAll(Path folder) {
        if (PrivateFiles.hasModes(folder)) {
            try {
                Files.setAttribute(folder, PrivateFiles.MODE, STICKY_AND_OPEN, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                // A file system without modes; then there is nothing to open either.
            }
        }
    }

    /**
     * Who may write to a folder that is not sticky may put a folder of his own in the place of one in it. Here is where
     * it is found out who this process is, so that it comes last; a folder that was made in a bad place harms nobody.
     */
    private static void requireSticky(Path parent, Path folder) throws IOException {
        if (!PrivateFiles.hasModes(parent) || isKeptFromOthers(mode(parent))) {
            return;
        }
        UserPrincipal owner = Files.getOwner(parent, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException("The spool's parent " + parent + " belongs to " + owner.getName()
                    + ", and others may write to it without the sticky bit; have " + owner.getName()
                    + " or root run chmod 1777 on it, or " + remedy());
        }
        openToAll(parent);
    }

    private static int mode(Path folder) throws IOException {
        return (int) Files.getAttribute(folder, PrivateFiles.MODE, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isKeptFromOthers(int mode) {
        return (mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0;
    }

    private static boolean created(Path folder) throws IOException {
        try {
            PrivateFiles.createFolder(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void check(Path folder) throws IOException {
        refuseLinks(folder);
        refuseEverybodys(folder);
        if (PrivateFiles.hasOwners(folder)) {
            refuseForeign(folder);
            closeToOthers(folder);
        }
    }

    private static void refuseLinks(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            String what = Files.isSymbolicLink(folder) ? "a symbolic link" : "not a folder";
            throw new IOException("The spool folder " + folder + " is " + what + "; remove it, or " + remedy());
        }
    }

    /**
     * Closed to others, /tmp would be the end of much. An empty one that is sticky, as a container's tmpfs is, was made
     * for this.
     */
    private static void refuseEverybodys(Path folder) throws IOException {
        if (!PrivateFiles.hasModes(folder) || (mode(folder) & STICKY) == 0) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (JournalFolder.isJournal(String.valueOf(entry.getFileName()))
                        && !Files.isRegularFile(entry.resolve(HeadLayout.FILE))) {
                    throw new IOException("The spool folder " + folder + " is in use by others (it is sticky and holds "
                            + entry.getFileName() + "), and would be closed to them; " + remedy());
                }
            }
        } catch (AccessDeniedException foreign) {
            // which is said next
        }
    }

    /** Who this process is, is seen by what it creates: neither a name nor /proc tells that everywhere. */
    private static void refuseForeign(Path folder) throws IOException {
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        UserPrincipal self;
        try {
            Path probe = probeIn(folder);
            self = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            Files.deleteIfExists(probe);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "The spool folder " + folder + " belongs to " + owner.getName()
                            + " and cannot be written to by this user; go on as " + owner.getName() + ", or "
                            + remedy(),
                    e);
        }
        if (!owner.equals(self)) {
            throw new IOException("The spool folder " + folder + " belongs to " + owner.getName() + ", not to "
                    + self.getName() + "; go on as " + owner.getName() + ", or " + remedy());
        }
    }

    /** Not createTempFile: seeding its random numbers takes longer than all the rest. */
    private static Path probeIn(Path folder) throws IOException {
        while (true) {
            Path probe = folder.resolve(JournalFolder.PROBE + System.nanoTime());
            try {
                PrivateFiles.createFile(probe);
                return probe;
            } catch (FileAlreadyExistsException ofAnotherProcess) {
                // which came at the same nanosecond
            }
        }
    }

    private static void closeToOthers(Path folder) {
        try {
            PrivateFiles.closeToOthers(folder);
        } catch (IOException e) {
            // A file system that knows owners but no modes: as private as it gets.
        }
    }

    private static String remedy() {
        return "set spool (TRACKING_SPOOL) to a folder of this user's own";
    }
}
