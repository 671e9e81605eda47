package io.runtrack.callbacks;

import io.runtrack.model.PrintableText;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a line for each event, for whoever watches a batch. As safe for several threads as the stream is. */
public final class StdOutCallbackHandler implements CallbackHandler {
    private final PrintStream out;

    /** @param out takes the lines; it is neither closed nor flushed */
    public StdOutCallbackHandler(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onBatchStart(int totalFiles) {
        out.println("batch of " + totalFiles + (totalFiles == 1 ? " file" : " files"));
    }

    @Override
    public void onFileStart(String path, int index, int total) {
        out.println(position(index, total) + " started " + printable(path));
    }

    @Override
    public void onFileEnd(String path, int index, int total, String status, long durationMs) {
        out.println(String.format(
                Locale.ROOT,
                "%s %s %s (%d ms)",
                position(index, total),
                printable(status),
                printable(path),
                durationMs));
    }

    @Override
    public void onBatchEnd() {
        out.println("batch ended");
    }

    private static String position(int index, int total) {
        return "[" + (index + 1) + "/" + total + "]";
    }

    private static String printable(String text) {
        return PrintableText.of(String.valueOf(text));
    }
}
