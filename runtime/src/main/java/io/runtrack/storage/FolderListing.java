package io.runtrack.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk through a {@link LocalFolder} that collects the names of blobs. Links, whatever begins with a dot, and names that no blob can have are left out. For one thread. */
final class FolderListing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String prefix;
    private final List<String> names = new ArrayList<>();
    private @Nullable Path folder;
    private String folderName = "";

    private FolderListing(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /** @param start the folder to be walked, which holds all that begin with the prefix */
    static List<String> of(Path root, Path start, String prefix) throws IOException {
        FolderListing listing = new FolderListing(root, prefix);
        if (Files.isDirectory(start, NOFOLLOW_LINKS)) {
            Files.walkFileTree(start, listing);
        }
        Collections.sort(listing.names);
        return listing.names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        boolean below = !visited.equals(root);
        return below && isHidden(nameOf(visited)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String ownName = nameOf(file);
        if (attributes.isRegularFile() && !isHidden(ownName)) {
            String name = within(file.resolveSibling("")) + ownName;
            if (name.startsWith(prefix) && BlobName.isValid(name)) {
                names.add(name);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    /** What the names of a folder's blobs begin with. Files of one folder mostly come one after the other. */
    private String within(Path parent) {
        if (!parent.equals(folder)) {
            folder = parent;
            String relative = root.relativize(parent).toString().replace(File.separatorChar, '/');
            folderName = relative.isEmpty() ? "" : relative + '/';
        }
        return folderName;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE; // deleted since its folder was read
        }
        throw failure;
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }
}
