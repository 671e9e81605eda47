package io.runtrack.cli.terminal;

import java.util.Locale;

/**
 * Shows on a terminal how far long work has come, in one line of stderr that is gone when the work is done. Says
 * nothing of short work, and nothing where there is no terminal. Safe for any thread; closing it clears the line.
 */
public final class Progress implements AutoCloseable {
    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 200_000_000L;

    private final Screen screen;
    private final String what;

    /** Guarded by this. */
    private long count;

    /** Guarded by this. */
    private long next = System.nanoTime() + SILENT_NANOS;

    /** Guarded by this. */
    private boolean shown;

    /** @param what what is counted: {@code documents read} */
    public Progress(Screen screen, String what) {
        this.screen = screen;
        this.what = what;
    }

    public synchronized void step() {
        reach(count + 1);
    }

    /** So many, counted by somebody else. */
    public synchronized void reach(long reached) {
        count = reached;
        if (screen.isTerminal() && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + BETWEEN_NANOS;
            shown = true;
            screen.err().print("\r" + String.format(Locale.ROOT, "%,d", count) + " " + what);
            screen.err().flush();
        }
    }

    @Override
    public synchronized void close() {
        hide();
    }

    /** Makes room for a result; what follows is shown below it. */
    public synchronized void hide() {
        if (shown) {
            screen.err().print("\r" + " ".repeat(Math.min(screen.width() - 1, what.length() + 20)) + "\r");
            screen.err().flush();
            shown = false;
        }
    }
}
