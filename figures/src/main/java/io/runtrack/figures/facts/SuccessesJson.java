package io.runtrack.figures.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What became of failed files as JSON, to add it up elsewhere. Stateless. */
public final class SuccessesJson {

    private SuccessesJson() {}

    /** Writes it; leaves the stream open. */
    public static void write(Successes successes, OutputStream out) throws IOException {
        FactsOutput json = new FactsOutput(out);
        json.object(() -> {
            json.field("version", () -> json.number(FactsJson.VERSION));
            json.field("last", () -> json.number(successes.lastAt()));
            json.field("latest", () -> json.row(() -> successes.write(json)));
            json.field("unreadable", () -> json.rows(successes.unreadable(), json::text));
        });
        json.end();
    }

    /**
     * Reads it.
     *
     * @throws IOException when that is no such JSON of this version
     */
    public static Successes read(InputStream in) throws IOException {
        FactsInput json = new FactsInput(in);
        Successes successes = new Successes();
        json.object(() -> {
            json.field("version", () -> FactsJson.checkVersion(json.number()));
            json.field("last", () -> successes.setLastAt(json.number()));
            json.field("latest", () -> json.rows(() -> successes.add(json.number(), json.textOrNull(), json.number())));
            json.field("unreadable", () -> json.texts(successes.unreadable()::add));
        });
        json.end();
        return successes;
    }
}
