package io.runtrack.cli.today;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.answer.JsonOutput;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.figures.Attention;
import io.runtrack.figures.NightFields;
import io.runtrack.figures.PeriodFigures;
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
            json.fields(NightFields.ALL, figures);
            generator.writeEndObject();
            generator.writeArrayFieldStart("attention");
            for (Attention.Item item : attention) {
                json.object(NightFields.ITEM, item);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }
}
