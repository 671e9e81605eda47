package io.runtrack.figures.cache;

import io.runtrack.figures.facts.FactsInput;
import io.runtrack.figures.facts.FactsJson;
import io.runtrack.figures.facts.FactsOutput;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.Successes;
import java.io.IOException;
import java.util.Arrays;

/** What became of files in later runs of a day, with all files that were asked for. For one thread. */
final class KeptAnswers {
    private final long[] asked; // by their keys, in their order
    private final Successes successes;

    KeptAnswers(long[] asked, Successes successes) {
        this.asked = asked.clone();
        Arrays.sort(this.asked);
        this.successes = successes;
    }

    long[] asked() {
        return asked.clone();
    }

    Successes successes() {
        return successes;
    }

    /** Whether nothing is asked for that matters here and was not asked for before. */
    boolean answers(FailedFiles files) {
        for (long key : files.keysBefore(successes.lastAt())) {
            if (Arrays.binarySearch(asked, key) < 0) {
                return false;
            }
        }
        return true;
    }

    void write(FactsOutput json) throws IOException {
        json.object(() -> {
            json.field("version", () -> json.number(FactsJson.VERSION));
            json.field("last", () -> json.number(successes.lastAt()));
            json.field(
                    "asked",
                    () -> json.row(() -> {
                        for (long key : asked) {
                            json.number(key);
                        }
                    }));
            json.field("latest", () -> json.row(() -> successes.write(json)));
        });
    }

    static KeptAnswers read(FactsInput json) throws IOException {
        Successes successes = new Successes();
        long[][] asked = new long[1][];
        json.object(() -> {
            json.field("version", () -> FactsJson.checkVersion(json.number()));
            json.field("last", () -> successes.setLastAt(json.number()));
            json.field("asked", () -> asked[0] = json.numbers());
            json.field("latest", () -> json.rows(() -> successes.add(json.number(), json.textOrNull(), json.number())));
        });
        return new KeptAnswers(asked[0], successes);
    }
}
