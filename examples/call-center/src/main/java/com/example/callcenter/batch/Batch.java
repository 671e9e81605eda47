package com.example.callcenter.batch;

import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the items of a command one by one, says a line about each, and counts. For one thread. */
public final class Batch {

    /** What is done for one item: what it made, or empty when there was nothing to make. */
    @FunctionalInterface
    public interface Step {
        Optional<?> run() throws Exception;
    }

    private final PrintStream out;
    private int done;
    private int failed;
    private int skipped;

    public Batch(PrintStream out) {
        this.out = out;
    }

    public void item(Object item, Step step) {
        try {
            Optional<?> made = step.run();
            if (made.isPresent()) {
                done(item);
            } else {
                skipped(item, "nothing to keep");
            }
        } catch (SkippedException e) {
            skipped(item, e.getMessage());
        } catch (Exception e) {
            // Whatever is wrong with one item, the next one deserves its turn.
            failed(item, e.getMessage());
        }
    }

    public void done(Object item) {
        done++;
        out.println("  done     " + item);
    }

    public void failed(Object item, @Nullable String reason) {
        failed++;
        out.println("  FAILED   " + item + ": " + reason);
    }

    public void skipped(Object item, @Nullable String reason) {
        skipped++;
        out.println("  skipped  " + item + ": " + reason);
    }

    public Outcome outcome() {
        return new Outcome(done, failed, skipped);
    }
}
