package io.runtrack.figures.facts;

import io.runtrack.annotations.EmailStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Facts, or what became of failed files, as JSON: the same facts are the same bytes. What is read must be of the same
 * version, and whole. Stateless.
 */
public final class FactsJson {
    /** Of the form, and of what is folded into it: facts of another version are folded anew. */
    public static final int VERSION = 1;

    private FactsJson() {}

    /** Writes facts; leaves the stream open. */
    public static void write(Facts facts, OutputStream out) throws IOException {
        FactsOutput json = new FactsOutput(out);
        write(facts, json);
        json.end();
    }

    /** As part of a larger document. */
    public static void write(Facts facts, FactsOutput json) throws IOException {
        json.object(() -> {
            json.field("version", () -> json.number(VERSION));
            json.field("files", () -> new FileFactsJson(facts.files).write(json));
            json.field("mails", () -> new MailFactsJson(facts.mails).write(json));
            json.field("unreadable", () -> json.rows(facts.unreadable, json::text));
        });
    }

    /**
     * Reads facts.
     *
     * @throws IOException when that is no facts of this version
     */
    public static Facts read(InputStream in) throws IOException {
        FactsInput json = new FactsInput(in);
        try {
            Facts facts = read(json);
            json.end();
            return facts;
        } catch (RuntimeException senseless) {
            throw new IOException("not facts: " + senseless.getMessage(), senseless);
        }
    }

    /** As part of a larger document. */
    public static Facts read(FactsInput json) throws IOException {
        Facts facts = new Facts();
        json.object(() -> {
            json.field("version", () -> checkVersion(json.number()));
            json.field("files", () -> new FileFactsJson(facts.files).read(json));
            json.field("mails", () -> new MailFactsJson(facts.mails).read(json));
            json.field("unreadable", () -> json.texts(facts.unreadable::add));
        });
        return facts;
    }

    /** Writes what became of failed files; leaves the stream open. */
    public static void write(Successes successes, OutputStream out) throws IOException {
        FactsOutput json = new FactsOutput(out);
        json.object(() -> {
            json.field("version", () -> json.number(VERSION));
            json.field("last", () -> json.number(successes.lastAt()));
            json.field("latest", () -> json.row(() -> successes.write(json)));
            json.field("unreadable", () -> json.rows(successes.unreadable(), json::text));
        });
        json.end();
    }

    /**
     * Reads what became of failed files.
     *
     * @throws IOException when that is no such JSON of this version
     */
    public static Successes readSuccesses(InputStream in) throws IOException {
        FactsInput json = new FactsInput(in);
        Successes successes = new Successes();
        json.object(() -> {
            json.field("version", () -> checkVersion(json.number()));
            json.field("last", () -> successes.setLastAt(json.number()));
            json.field("latest", () -> json.rows(() -> successes.add(json.number(), json.textOrNull(), json.number())));
            json.field("unreadable", () -> json.texts(successes.unreadable()::add));
        });
        json.end();
        return successes;
    }

    public static void checkVersion(long version) throws IOException {
        if (version != VERSION) {
            throw new IOException("not facts of version " + VERSION + ": version " + version);
        }
    }

    static EmailStatus emailStatus(String name) throws IOException {
        try {
            return EmailStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("not facts: no email status " + name, unknown);
        }
    }
}
