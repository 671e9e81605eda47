package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.ManyBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens blobs of a {@link LocalFolder}, one folder after the other. A folder is opened from its parent's handle, link
 * by link refused, and its files from its own handle: asking for each file whether there is a link on the way took as
 * long as reading it, and left a moment for somebody to put one there. Where the file system has no such handles, the
 * folder itself opens each blob. For one thread.
 */
final class FolderReader implements ManyBlobs {
    private final LocalFolder folder;
    private @Nullable String openName;
    private @Nullable SecureDirectoryStream<Path> open;

    FolderReader(LocalFolder folder) {
        this.folder = folder;
    }

    @Override
    public InputStream read(String name) throws IOException {
        int slash = BlobName.check(name).lastIndexOf('/') + 1;
        if (!name.substring(0, slash).equals(openName)) {
            enter(name.substring(0, slash));
        }
        SecureDirectoryStream<Path> within = open;
        if (within == null) {
            return folder.read(name);
        }
        try {
            return read(Path.of(name.substring(slash)), within);
        } catch (AccessDeniedException denied) {
            return folder.read(name); // which says what is in the way
        }
    }

    private static InputStream read(Path file, SecureDirectoryStream<Path> within) throws IOException {
        BasicFileAttributeView view = within.getFileAttributeView(file, BasicFileAttributeView.class, NOFOLLOW_LINKS);
        // Before it is opened, as opening a pipe waits for its other end.
        if (!view.readAttributes().isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        return Channels.newInputStream(within.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS)));
    }

    /** A folder on the way may be passed by this user and not read: then there is no handle. */
    private void enter(String name) throws IOException {
        close();
        try {
            open = handle(name);
        } catch (AccessDeniedException passedOnly) {
            open = null;
        }
        openName = name;
    }

    @SuppressWarnings("StreamResourceLeak") // closed with the next folder, or with this
    private @Nullable SecureDirectoryStream<Path> handle(String name) throws IOException {
        SecureDirectoryStream<Path> at = secure(Files.newDirectoryStream(folder.localFolder()));
        int start = 0;
        for (int slash = name.indexOf('/'); slash >= 0 && at != null; slash = name.indexOf('/', start)) {
            try (SecureDirectoryStream<Path> parent = at) {
                at = secure(parent.newDirectoryStream(Path.of(name.substring(start, slash)), NOFOLLOW_LINKS));
            }
            start = slash + 1;
        }
        return at;
    }

    private static @Nullable SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        openName = null;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
