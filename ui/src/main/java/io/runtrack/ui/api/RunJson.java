package io.runtrack.ui.api;

import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.RunCause;
import io.runtrack.figures.Command;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs as the page has them: the fields that the command line writes, what went wrong, and how long such a run
 * usually takes.
 *
 * @param usual what is usual
 * @param now the moment as of which runs are stale
 */
record RunJson(UsualTimes usual, Instant now) {

    void write(JsonOutput json, RunMetadata run) throws IOException {
        json.generator().writeStartObject();
        writeFields(json, run);
        json.generator().writeEndObject();
    }

    /** Inside an object that has been begun. */
    void writeFields(JsonOutput json, RunMetadata run) throws IOException {
        Fields.writeRunFields(json, run, now);
        String cause = RunCause.of(run, now);
        Json.text(json, "cause", cause.isEmpty() ? null : cause);
        UsualTimes.Usual times = usual.of(Command.of(run));
        write(json, "usual", times);
        Long millis = UsualTimes.millis(run);
        Json.flag(json, "slow", times != null && millis != null && times.isSlow(millis));
    }

    /** The same of a run that only others name. */
    static void writeUnknown(JsonOutput json, String id) throws IOException {
        Fields.writeUnknownRunFields(json, id);
        for (String name : List.of("cause", "usual", "slow")) {
            json.generator().writeNullField(name);
        }
    }

    void writeAll(JsonOutput json, String name, Collection<RunMetadata> runs) throws IOException {
        Json.array(json, name, runs, this::write);
    }

    static void write(JsonOutput json, String name, UsualTimes.@Nullable Usual times) throws IOException {
        if (times == null) {
            json.generator().writeNullField(name);
            return;
        }
        Json.object(json, name, out -> {
            Json.number(out, "median_ms", times.median());
            Json.number(out, "low_ms", times.low());
            Json.number(out, "high_ms", times.high());
        });
    }
}
