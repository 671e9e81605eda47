package io.runtrack.cli.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes watched runs as JSON: a line for each run that has changed. For one thread. */
final class WatchJson implements RunsView {
    private final Screen screen;
    private final @Nullable Long expectedFiles;
    private final Map<String, State> lastStates = new HashMap<>();

    /** What makes a line worth writing. */
    private record State(RunMetadata run, ShownStatus status) {}

    WatchJson(Screen screen, @Nullable Long expectedFiles) {
        this.screen = screen;
        this.expectedFiles = expectedFiles;
    }

    @Override
    public boolean show(List<WatchedRun> runs, Instant now) throws IOException {
        for (WatchedRun watched : runs) {
            State state = new State(watched.run(), ShownStatus.of(watched.run(), now));
            if (!state.equals(lastStates.put(watched.run().runId(), state))) {
                write(watched, now);
            }
        }
        return !screen.out().checkError();
    }

    private void write(WatchedRun watched, Instant now) throws IOException {
        try (JsonOutput json = JsonOutput.inOneLine(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            generator.writeStringField("time", StoredTime.text(now));
            generator.writeNumberField("files_per_second", Math.round(watched.rate() * 1000) / 1000.0);
            if (expectedFiles == null) {
                generator.writeNullField("expected_files");
                generator.writeNullField("expected_end");
            } else {
                generator.writeNumberField("expected_files", expectedFiles);
                generator.writeStringField("expected_end", StoredTime.text(watched.expectedEnd(expectedFiles)));
            }
            Fields.writeRunFields(json, watched.run(), now);
            generator.writeEndObject();
        }
    }
}
