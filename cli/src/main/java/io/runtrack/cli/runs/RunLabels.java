package io.runtrack.cli.runs;

import io.runtrack.model.RunMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The labels of some runs: those that all have, and those by which they differ. One run has nothing in common. */
final class RunLabels {
    private final Map<String, String> common;

    private RunLabels(Map<String, String> common) {
        this.common = common;
    }

    static RunLabels of(List<RunMetadata> runs) {
        Map<String, String> common =
                new LinkedHashMap<>(runs.size() > 1 ? runs.get(0).labels() : Map.of());
        for (RunMetadata run : runs) {
            common.entrySet().retainAll(run.labels().entrySet());
        }
        return new RunLabels(common);
    }

    /** Empty without any. */
    String common() {
        return joined(new ArrayList<>(common.entrySet()));
    }

    /** What a run has beside those; empty without any. */
    String ofItsOwn(RunMetadata run) {
        List<Map.Entry<String, String>> own = new ArrayList<>(run.labels().entrySet());
        own.removeAll(common.entrySet());
        return joined(own);
    }

    private static String joined(List<Map.Entry<String, String>> labels) {
        return labels.stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(";"));
    }
}
