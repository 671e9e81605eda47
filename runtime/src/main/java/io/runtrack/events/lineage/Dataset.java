package io.runtrack.events.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a folder that stands for all files below it.
 *
 * @param namespace which file system or store
 * @param root what its names begin with
 * @param folders the outermost first
 * @param file the file's own name; null for a folder
 * @param files how many files it stands for
 * @param locations the names of what was folded into it, as far as they are kept
 */
record Dataset(
        String namespace,
        String root,
        List<String> folders,
        @Nullable String file,
        long files,
        Collection<String> locations) {
    static final int MOST_LOCATIONS = 100;

    String name() {
        String folder = root + String.join("/", folders);
        if (file != null) {
            return folders.isEmpty() ? root + file : folder + "/" + file;
        }
        return folder.isEmpty() ? "/" : folder;
    }

    int depth() {
        return folders.size() + (file == null ? 0 : 1);
    }

    /** The folder that it is in; null if there is none. */
    @Nullable
    Dataset parent() {
        if (depth() == 0 || (depth() == 1 && !FileLocation.hasTop(namespace, root))) {
            return null;
        }
        return file == null ? folder(folders.subList(0, folders.size() - 1)) : folder(folders);
    }

    /** A folder around it, which stands for it. */
    Dataset folder(List<String> outer) {
        return new Dataset(namespace, root, List.copyOf(outer), null, files, union(locations, List.of(name())));
    }

    /** Both as one. */
    Dataset with(Dataset same) {
        return new Dataset(namespace, root, folders, file, files + same.files, union(locations, same.locations));
    }

    private static Collection<String> union(Collection<String> one, Collection<String> other) {
        TreeSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        List<String> kept = new ArrayList<>(all);
        return List.copyOf(kept.subList(0, Math.min(MOST_LOCATIONS, kept.size())));
    }

    /** Tells it from others. */
    String key() {
        return namespace + "\n" + name() + (file == null ? "/" : "");
    }
}
