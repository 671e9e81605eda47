package io.runtrack.events.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts files by the folders that they are in, in bounded memory however many there are: when the tree gets too large
 * its deepest level goes, and is counted with the level above. For one thread.
 */
final class FolderTree {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 4_000; // characters, as some receivers take no more
    private static final int MOST_NAMESPACES = 100;
    private static final int MOST_DATASETS = 1_000;
    private static final long MOST_WEIGHT = 1 << 20;
    private static final int WEIGHT_OF_NODE = 64;

    private final Map<String, Space> spaces = new TreeMap<>();
    private final long[] weights = new long[DEEPEST + 2]; // of the nodes of each depth
    private int deepest = DEEPEST;
    private long leftOut;

    /** A file system or store. */
    private record Space(String namespace, String root, Node top) {}

    private static final class Node {
        private @Nullable Map<String, Node> children;
        private long files;
        private @Nullable String only; // the name of the only file that is directly in here
        private boolean several;

        void count(String file) {
            files++;
            several |= only != null && !only.equals(file);
            only = several ? null : file;
        }

        void countBelow(long more) {
            files += more;
            several |= more > 0;
            only = several ? null : only;
        }

        Map<String, Node> children() {
            Map<String, Node> known = children;
            if (known == null) {
                known = new TreeMap<>();
                children = known;
            }
            return known;
        }
    }

    void add(String path) {
        FileLocation location = FileLocation.of(path);
        Space space = location == null || location.length() > LONGEST_NAME ? null : space(location);
        if (location == null || space == null) {
            leftOut++;
            return;
        }
        Node node = space.top;
        for (int depth = 1; depth <= location.folders().size(); depth++) {
            if (depth > deepest) {
                node.countBelow(1);
                return;
            }
            Node child = child(node, location.folders().get(depth - 1), depth);
            if (child == null) {
                leftOut++;
                return;
            }
            node = child;
        }
        node.count(location.file());
        shrink();
    }

    /** Files of which nothing is known but that they were there. */
    long leftOut() {
        return leftOut;
    }

    private @Nullable Space space(FileLocation location) {
        String key = location.namespace() + "\n" + location.root();
        Space known = spaces.get(key);
        if (known == null && spaces.size() < MOST_NAMESPACES) {
            known = new Space(location.namespace(), location.root(), new Node());
            spaces.put(key, known);
        }
        return known;
    }

    /** Null if there is no room even for the outermost folders. */
    private @Nullable Node child(Node node, String name, int depth) {
        Node child = node.children().get(name);
        if (child == null && weights[1] < MOST_WEIGHT) {
            child = new Node();
            node.children().put(name, child);
            weights[depth] += WEIGHT_OF_NODE + name.length();
        }
        return child;
    }

    private void shrink() {
        long weight = 0;
        for (long ofLevel : weights) {
            weight += ofLevel;
        }
        while (weight > MOST_WEIGHT && deepest > 1) {
            weight -= weights[deepest];
            cut();
        }
    }

    private void cut() {
        weights[deepest] = 0;
        deepest--;
        spaces.values().forEach(space -> cut(space.top, 0));
    }

    private void cut(Node node, int depth) {
        Map<String, Node> children = node.children;
        if (children == null) {
            return;
        }
        if (depth < deepest) {
            children.values().forEach(child -> cut(child, depth + 1));
            return;
        }
        children.values().forEach(child -> node.countBelow(child.files));
        node.children = null;
    }

    /** The files and folders that stand for all. */
    List<Dataset> datasets() {
        List<Dataset> datasets = list();
        while (datasets.size() > MOST_DATASETS && deepest > 1) {
            cut();
            datasets = list();
        }
        return datasets;
    }

    private List<Dataset> list() {
        List<Dataset> datasets = new ArrayList<>();
        spaces.values().forEach(space -> list(space, space.top, new ArrayList<>(), datasets));
        return datasets;
    }

    private static void list(Space space, Node node, List<String> folders, List<Dataset> datasets) {
        if (node.files > 0) {
            datasets.add(
                    new Dataset(space.namespace, space.root, List.copyOf(folders), node.only, node.files, List.of()));
        }
        if (node.children != null) {
            node.children.forEach((name, child) -> {
                folders.add(name);
                list(space, child, folders, datasets);
                folders.remove(folders.size() - 1);
            });
        }
    }
}
