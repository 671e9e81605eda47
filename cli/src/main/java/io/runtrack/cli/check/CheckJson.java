package io.runtrack.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.model.RunMetadata;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.time.Instant;

/** Writes what a check came to as one JSON object. */
final class CheckJson {
    private final Screen screen;
    private final Instant now;

    CheckJson(Screen screen, Instant now) {
        this.screen = screen;
        this.now = now;
    }

    void write(Checked what, TimeRange range, Verdict verdict) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            generator.writeStringField("command", what.command());
            generator.writeStringField("subcommand", what.subcommand());
            generator.writeStringField("since", StoredTime.text(range.from()));
            generator.writeBooleanField("succeeded", verdict.succeeded());
            generator.writeStringField("message", verdict.message());
            generator.writeFieldName("run");
            RunMetadata run = verdict.run();
            if (run == null) {
                generator.writeNull();
            } else {
                Fields.writeRun(json, run, now);
            }
            generator.writeStringField(
                    "rerun", verdict.rerun() == null ? null : verdict.rerun().runId());
            generator.writeArrayFieldStart("unreadable");
            for (UnreadableDocument document : verdict.unreadable()) {
                generator.writeString(document.toString());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }
}
