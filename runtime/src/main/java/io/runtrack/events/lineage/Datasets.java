package io.runtrack.events.lineage;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run read and wrote, few enough for those who draw a line from each input to each output.
 *
 * @param inputs files that were processed, or their folders
 * @param outputs where the successful ones were written
 * @param leftOut files of which it is not known where they are, or that are too many
 */
record Datasets(List<Dataset> inputs, List<Dataset> outputs, long leftOut) {
    static final Datasets NONE = new Datasets(List.of(), List.of(), 0);

    private static final int MOST_LINKS = 1_000;

    /** Folds a run's file log, in bounded memory. An attempt that repeats another is of the same file. */
    static FolderTrees fold(Stream<FileProcessingLog> log) {
        FolderTrees trees = new FolderTrees(new FolderTree(), new FolderTree());
        for (Iterator<FileProcessingLog> records = log.iterator(); records.hasNext(); ) {
            FileProcessingLog record = records.next();
            if (record.attempt() <= 1 && record.filePath() != null) {
                trees.inputs.add(record.filePath());
            }
            if (record.status() == FileStatus.SUCCESS && record.outputPath() != null) {
                trees.outputs.add(record.outputPath());
            }
        }
        return trees;
    }

    /** Both sides of a run, folded. */
    record FolderTrees(FolderTree inputs, FolderTree outputs) {

        /** No more of each side than that. */
        Datasets atMost(int each) {
            List<Dataset> in = merged(inputs.datasets());
            List<Dataset> out = merged(outputs.datasets());
            long dropped = 0;
            while (in.size() > each || out.size() > each || in.size() * out.size() > MOST_LINKS) {
                List<Dataset> larger = in.size() >= out.size() ? in : out;
                dropped += shrink(larger, each);
            }
            return new Datasets(in, out, inputs.leftOut() + outputs.leftOut() + dropped);
        }
    }

    private static List<Dataset> merged(List<Dataset> datasets) {
        Map<String, Dataset> merged = new TreeMap<>();
        for (Dataset each : datasets) {
            Dataset dataset = each.file() == null ? Partitions.trimmed(each) : each;
            merged.merge(dataset.key(), dataset, Dataset::with);
        }
        return new ArrayList<>(merged.values());
    }

    /**
     * Replaces by their folder the datasets of the folder that has most; where no folder has two, the deepest ones.
     * Answers how many files had to be left out.
     */
    private static long shrink(List<Dataset> datasets, int most) {
        Map<String, List<Dataset>> groups = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            Dataset parent = dataset.parent();
            if (parent != null) {
                groups.computeIfAbsent(parent.key(), key -> new ArrayList<>()).add(dataset);
            }
        }
        if (groups.isEmpty()) {
            return drop(datasets, Math.min(most, datasets.size() - 1));
        }
        List<Dataset> largest = groups.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        replaceByParents(datasets, largest.size() > 1 ? largest : deepest(datasets));
        return 0;
    }

    private static List<Dataset> deepest(List<Dataset> datasets) {
        int depth = datasets.stream().mapToInt(Dataset::depth).max().orElse(0);
        return datasets.stream().filter(dataset -> dataset.depth() == depth).toList();
    }

    private static void replaceByParents(List<Dataset> datasets, List<Dataset> replaced) {
        Map<String, Dataset> left = new TreeMap<>();
        datasets.forEach(dataset -> left.put(dataset.key(), dataset));
        replaced.forEach(dataset -> left.remove(dataset.key()));
        for (Dataset dataset : replaced) {
            Dataset parent = dataset.parent();
            if (parent != null) {
                left.merge(parent.key(), parent, Dataset::with);
            }
        }
        datasets.clear();
        datasets.addAll(left.values());
    }

    /** Those with the fewest files: there is no folder around any. */
    private static long drop(List<Dataset> datasets, int kept) {
        datasets.sort(Comparator.comparingLong(Dataset::files).reversed().thenComparing(Dataset::key));
        List<Dataset> dropped = datasets.subList(kept, datasets.size());
        long files = dropped.stream().mapToLong(Dataset::files).sum();
        dropped.clear();
        return files;
    }
}
