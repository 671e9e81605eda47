package io.runtrack.cli.today;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.figures.Attention;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Writes a day as one JSON object: {@code night}, {@code zone}, {@code figures} and {@code attention}. */
final class TodayJson {
    private final Screen screen;

    TodayJson(Screen screen) {
        this.screen = screen;
    }

    void write(LocalDate day, PeriodFigures figures, List<Attention.Item> attention) throws IOException {
        try (JsonOutput json = new JsonOutput(screen.out())) {
            JsonGenerator generator = json.generator();
            generator.writeStartObject();
            generator.writeStringField("night", day.toString());
            generator.writeStringField("zone", figures.zone().getId());
            generator.writeObjectFieldStart("figures");
            writeFigures(generator, figures);
            generator.writeEndObject();
            generator.writeArrayFieldStart("attention");
            for (Attention.Item item : attention) {
                write(generator, item);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static void writeFigures(JsonGenerator json, PeriodFigures figures) throws IOException {
        json.writeNumberField("runs", figures.runs().size());
        for (RunState state : RunState.values()) {
            json.writeNumberField("runs_" + state.text(), figures.count(state));
        }
        json.writeNumberField(
                "files",
                figures.runs().stream().mapToLong(RunMetadata::totalFiles).sum());
        json.writeNumberField("files_failed", figures.files().failed());
        json.writeNumberField("files_redone", figures.files().redone());
        json.writeNumberField("files_still_failed", figures.files().stillFailed());
        json.writeNumberField("files_repaired", figures.files().repaired());
        json.writeNumberField("recipients_without_mail", figures.unsent().size());
        json.writeNumberField("expected_missed", figures.missed().size());
        json.writeNumberField("runs_slow", figures.slow().size());
        json.writeNumberField("unreadable", figures.unreadable().size());
    }

    private static void write(JsonGenerator json, Attention.Item item) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", item.kind().text());
        json.writeStringField("text", item.text());
        json.writeStringField("run_id", item.runId());
        json.writeStringField(
                "command", item.command() == null ? null : item.command().name());
        json.writeStringField(
                "subcommand", item.command() == null ? null : item.command().subcommand());
        json.writeEndObject();
    }
}
