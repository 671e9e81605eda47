package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobListing;
import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.ListedBlob;
import io.runtrack.storage.blob.ManyBlobs;
import io.runtrack.storage.blob.NoPlainFileException;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder of the local file system: each blob is a file, and only regular files are blobs. Below the
 * folder, symbolic links are not followed, so that nobody who may write there can redirect what this process reads,
 * writes or deletes.
 *
 * <p>A document is as open as the umask says. A folder is as open as the one that it is made in, if that is open to
 * others: where several users may write to the tracking path, each of them may write to the folders of a day, whoever
 * came first.
 *
 * <p>A blob is written to a temporary file beside it, whose name begins with a dot, and then renamed. A crash can leave
 * such a file behind, which nobody reads. Content is not forced to the disk: it outlives the process at once, but a
 * power failure only once the system has written it out, because forcing it would hold up the exit of a process on a
 * busy machine.
 *
 * <p>Safe for several threads and processes.
 */
public final class LocalFolder implements BlobStore {
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MOST_ATTEMPTS = 1_000; // each ended by somebody who deletes just then

    private final Path root;
    private final WrittenFiles written = new WrittenFiles();

    private LocalFolder(Path root) {
        this.root = root;
    }

    /**
     * The store in a folder, which is created by the first write.
     *
     * @throws FileSystemException when there is something else than a folder at the path
     */
    public static LocalFolder at(Path folder) throws IOException {
        Path root = realPath(folder.toAbsolutePath());
        if (isSomethingElse(root)) {
            throw new FileSystemException(root.toString(), null, "this is no folder; give the path of a folder");
        }
        return new LocalFolder(root);
    }

    /** The folder, without symbolic links. */
    @Override
    public Path localFolder() {
        return root;
    }

    @Override
    public ManyBlobs openMany() {
        return new FolderReader(this);
    }

    @Override
    public String location() {
        return root.toString();
    }

    @Override
    public InputStream read(String name) throws IOException {
        Path file = resolve(name);
        NoSuchFileException obstacle = obstacle(file);
        if (obstacle != null) {
            throw obstacle;
        }
        return Files.newInputStream(file, READ, NOFOLLOW_LINKS);
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        throughTemporary(name, content, (temporary, target) -> {
            Files.move(temporary, target, ATOMIC_MOVE);
            return true;
        });
    }

    /** The comparison is made just before the replacement: what somebody writes in the moment between is lost. */
    @Override
    public void update(String name, BlobContent content) throws IOException {
        if (!written.isUnchanged(resolve(name))) {
            throw new BlobChangedException(name);
        }
        write(name, content);
        written.written(resolve(name));
    }

    @Override
    public boolean create(String name, BlobContent content) throws IOException {
        boolean created = throughTemporary(name, content, ExclusiveFile::appear);
        if (created) {
            written.written(resolve(name));
        }
        return created;
    }

    @Override
    public void move(Path file, String name) throws IOException {
        inItsFolder(resolve(name), target -> {
            Path ordinary = temporaryBeside(target);
            try {
                // The spool is private; the document is to be as readable as any other file that is created here.
                FileAccess.copy(Files.createFile(ordinary), file);
                Files.move(file, target, ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException otherFileSystem) {
                BlobStore.super.move(file, name);
            } finally {
                Files.deleteIfExists(ordinary);
            }
            return true;
        });
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        FolderListing listing = FolderListing.of(root, BlobName.checkPrefix(prefix));
        for (IOException failure : listing.failures().values()) {
            if (!(failure instanceof NoPlainFileException)) { // which holds no blobs
                throw failure;
            }
        }
        return listing.names();
    }

    @Override
    public BlobListing listReadable(String prefix) throws IOException {
        FolderListing listing = FolderListing.of(root, BlobName.checkPrefix(prefix));
        List<ListedBlob> blobs = new ArrayList<>(listing.names().size());
        for (String name : listing.names()) {
            blobs.add(ListedBlob.of(name));
        }
        List<UnreadableDocument> unreadable = new ArrayList<>();
        listing.failures().forEach((name, failure) -> unreadable.add(UnreadableDocument.of(name, failure)));
        return new BlobListing(blobs, unreadable);
    }

    @Override
    public Map<String, String> versions(String prefix) throws IOException {
        Map<String, String> versions = new HashMap<>();
        for (String name : list(prefix)) {
            String version = WrittenFiles.mark(resolve(name));
            if (version != null) {
                versions.put(name, version);
            }
        }
        return versions;
    }

    @Override
    public boolean delete(String name) throws IOException {
        Path file = resolve(name);
        return obstacle(file) == null && Files.deleteIfExists(file);
    }

    @Override
    public void checkDeletable(String name) throws IOException {
        Path file = resolve(name);
        NoSuchFileException obstacle = obstacle(file);
        if (obstacle instanceof NoPlainFileException) {
            throw obstacle;
        }
        if (obstacle == null) {
            Removal.check(file);
        }
    }

    /**
     * A folder that holds anything stays, whatever it is: the system refuses to delete it, also when it came a moment
     * ago.
     */
    @Override
    public boolean deleteEmptyFolder(String folder) throws IOException {
        Path path = resolve(folder);
        if (!holdsNoLink(path)) {
            return false;
        }
        try {
            return Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException needed) {
            return false;
        } catch (AccessDeniedException refused) {
            return isNeeded(path, refused);
        }
    }

    @Override
    public void close() {}

    private Path resolve(String name) {
        return root.resolve(BlobName.check(name));
    }

    /**
     * The system says of a folder that may not be deleted no more than that, also where it is not empty; false if it is
     * not.
     */
    private static boolean isNeeded(Path folder, AccessDeniedException refused) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                return false;
            }
        }
        throw refused;
    }

    /** Why there is no blob at a path in the root: nothing is there, or something else; null if there is one. */
    private @Nullable NoSuchFileException obstacle(Path file) throws IOException {
        Path each = root;
        for (int depth = root.getNameCount(); depth < file.getNameCount(); depth++) {
            each = each.resolve(file.getName(depth));
            BasicFileAttributes found = Presence.of(each, NOFOLLOW_LINKS);
            boolean isFile = found != null && found.isRegularFile();
            if (depth == file.getNameCount() - 1 ? isFile : found != null && found.isDirectory()) {
                continue;
            }
            return found == null ? new NoSuchFileException(file.toString()) : new NoPlainFileException(each, found);
        }
        return null;
    }

    /** Whether all between the root and a path in it, and that itself, are folders. */
    private boolean holdsNoLink(Path folder) throws IOException {
        Path each = root;
        for (int depth = root.getNameCount(); depth < folder.getNameCount(); depth++) {
            each = each.resolve(folder.getName(depth));
            if (!Presence.isFolder(each, NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    /** Work on a file whose folder is there; answers whether it is done. */
    private interface Work {
        boolean on(Path target) throws IOException;
    }

    /** How a file that is complete gets its name. */
    private interface Appearance {
        boolean of(Path temporary, Path target) throws IOException;
    }

    private boolean throughTemporary(String name, BlobContent content, Appearance appearance) throws IOException {
        return inItsFolder(resolve(name), target -> {
            Path temporary = temporaryBeside(target);
            try {
                copy(content, temporary);
                return appearance.of(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        });
    }

    /**
     * Somebody may delete the folder between its creation and its first file, as it is empty then; it is created anew.
     */
    private boolean inItsFolder(Path target, Work work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                createFoldersFor(target);
                return work.on(target);
            } catch (NoSuchFileException missing) {
                if (attempt == MOST_ATTEMPTS || Presence.isFolder(target.resolveSibling(""), NOFOLLOW_LINKS)) {
                    throw missing;
                }
            }
        }
    }

    private void createFoldersFor(Path target) throws IOException {
        Files.createDirectories(root);
        Path folder = root;
        for (int depth = root.getNameCount(); depth < target.getNameCount() - 1; depth++) {
            folder = folder.resolve(target.getName(depth));
            if (!Presence.isFolder(folder, NOFOLLOW_LINKS)) {
                createFolder(folder);
            }
        }
    }

    private static void createFolder(Path folder) throws IOException {
        try {
            FileAccess.createFolder(folder);
        } catch (FileAlreadyExistsException existing) {
            if (!Presence.isFolder(folder, NOFOLLOW_LINKS)) {
                throw new IOException(
                        folder + " is not a folder (symbolic links are not followed): put a folder or a mount there",
                        existing);
            }
        }
    }

    private static Path temporaryBeside(Path target) {
        return target.resolveSibling(TemporaryName.next());
    }

    private static void copy(BlobContent content, Path file) throws IOException {
        try (InputStream in = content.open();
                OutputStream out = Files.newOutputStream(file, CREATE_NEW, WRITE)) {
            byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, content.length() + 1)];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    /** What may not be looked at is none: whoever reads or writes there is told. */
    private static boolean isSomethingElse(Path root) throws IOException {
        try {
            BasicFileAttributes found = Presence.of(root);
            return found != null && !found.isDirectory();
        } catch (AccessDeniedException unseen) {
            return false;
        }
    }

    /**
     * The same path for everybody who names the same folder, even before it exists, and where its parents may not be
     * passed.
     */
    private static Path realPath(Path absolute) throws IOException {
        Path parent = absolute.getParent();
        try {
            return absolute.toRealPath();
        } catch (FileSystemException unseen) {
            if (parent == null) {
                throw unseen;
            }
            return realPath(parent).resolve(absolute.getFileName()).normalize();
        }
    }
}
