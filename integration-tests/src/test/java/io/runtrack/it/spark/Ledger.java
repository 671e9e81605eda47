package io.runtrack.it.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.stored.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tasks themselves say that they have processed, and what was stored of it, in the same form. */
final class Ledger {
    private Ledger() {}

    /** How often each file was processed to its end, one way or the other, and how: {@code done in/plain/1.wav}. */
    static Map<String, Integer> ended(Path folder, String name) throws IOException {
        Map<String, Integer> ended = new TreeMap<>();
        lines(folder, "done", name).forEach((path, times) -> ended.put("done " + path, times));
        lines(folder, "failed", name).forEach((path, times) -> ended.put("failed " + path, times));
        return ended;
    }

    /** The same of what runs have on record, but for what its process's death has ended. */
    static Map<String, Integer> recorded(List<StoredRun> runs) {
        Map<String, Integer> recorded = new TreeMap<>();
        for (StoredRun run : runs) {
            for (JsonNode file : run.files()) {
                if (!file.path("error_type").asText().matches("ProcessDied|Aborted")) {
                    String ending = file.get("status").asText().equals("success") ? "done " : "failed ";
                    recorded.merge(ending + file.get("file_path").asText(), 1, Integer::sum);
                }
            }
        }
        return recorded;
    }

    private static Map<String, Integer> lines(Path folder, String event, String name) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> processes = Files.list(folder.resolve("ledger"))) {
            processes.flatMap(Ledger::linesOf).forEach(line -> {
                if (line.startsWith(event + " in/" + name + "/")) {
                    counts.merge(line.substring(event.length() + 1), 1, Integer::sum);
                }
            });
        }
        return counts;
    }

    private static Stream<String> linesOf(Path process) {
        try {
            return Files.readAllLines(process).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
