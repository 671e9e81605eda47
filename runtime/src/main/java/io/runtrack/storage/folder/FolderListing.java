package io.runtrack.storage.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.NoPlainFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a {@link LocalFolder} that collects the names of blobs. Whatever begins with a dot and names that no
 * blob can have are left out. A folder that cannot be read hides no other: it is noted, by its name with a slash at the
 * end. So are links and other things that are not read, since nobody knows what they hide, by their names alone; and a
 * file where the prefix wants a folder, or a folder in a document's place. For one thread.
 */
final class FolderListing {
    /** How blobs end; a folder that does so stands in the place of one. */
    private static final String DOCUMENT = ".json";

    private final String prefix;
    private final List<String> names = new ArrayList<>();
    private final Map<String, IOException> failures = new LinkedHashMap<>();

    private FolderListing(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Walks through what can begin with a prefix, and no further: a listing of one day must not read the years before.
     *
     * @throws IOException when the root itself cannot be read
     */
    static FolderListing of(Path root, String prefix) throws IOException {
        FolderListing listing = new FolderListing(prefix);
        listing.start(root);
        Collections.sort(listing.names);
        IOException ofRoot = listing.failures.get("");
        if (ofRoot != null) {
            throw ofRoot;
        }
        return listing;
    }

    List<String> names() {
        return names;
    }

    /** Why folders, by their names, could not be read. */
    Map<String, IOException> failures() {
        return failures;
    }

    /** Goes down to the folder that holds all that begins with the prefix, if there is one and no link leads to it. */
    private void start(Path root) {
        Path folder = root;
        String name = "";
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', slash + 1)) {
            folder = folder.resolve(prefix.substring(name.length(), slash));
            if (!isFolder(folder, name, prefix.substring(0, slash))) {
                return;
            }
            name = prefix.substring(0, slash + 1);
        }
        if (!name.isEmpty() || isFolder(root, name, name)) {
            walk(folder, name);
        }
    }

    private boolean isFolder(Path folder, String within, String name) {
        try {
            BasicFileAttributes found = Presence.of(folder, NOFOLLOW_LINKS);
            if (found != null && !found.isDirectory()) {
                failures.put(name, new NoPlainFileException(folder, found));
            }
            return found != null && found.isDirectory();
        } catch (IOException failure) {
            failures.put(within, failure);
            return false;
        }
    }

    private void noteUnlessPlain(Path path, String name, @Nullable BasicFileAttributes found) {
        if (found != null && !found.isDirectory() && !found.isRegularFile()) {
            failures.put(name, new NoPlainFileException(path, found));
        }
    }

    private void walk(Path folder, String name) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visit(entry, name);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // Deleted since its own folder was read.
        } catch (DirectoryIteratorException broken) {
            failures.put(name, broken.getCause());
        } catch (IOException failure) {
            failures.put(name, failure);
        }
    }

    /** @throws AccessDeniedException as of all entries of a folder that may not be passed */
    private void visit(Path entry, String within) throws AccessDeniedException {
        String name = within + entry.getFileName();
        if (name.startsWith(".", within.length()) || !(name.startsWith(prefix) || prefix.startsWith(name))) {
            return;
        }
        try {
            BasicFileAttributes found = Presence.of(entry, NOFOLLOW_LINKS);
            noteUnlessPlain(entry, name, found);
            if (found != null && found.isDirectory() && name.endsWith(DOCUMENT)) {
                failures.put(name, new NoPlainFileException(entry, found));
            } else if (found != null && found.isDirectory()) {
                walk(entry, name + '/');
            } else if (found != null && found.isRegularFile() && name.startsWith(prefix) && BlobName.isValid(name)) {
                names.add(name);
            }
        } catch (AccessDeniedException ofTheFolder) {
            throw ofTheFolder;
        } catch (IOException failure) {
            failures.put(name, failure);
        }
    }
}
