package io.runtrack.cli.run;

import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.model.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names for another program to read: exactly as they are, each once. One that is not what it was, since a secret in it
 * was redacted or its end was cut, is left out: another file might have that name. For one thread.
 */
final class FailedNames {
    private static final String REDACTED = "***";
    /** So many bytes are kept of a path in flight; what was cut ends at a whole character. */
    private static final int LONGEST_IN_FLIGHT = 1024;

    private static final int LONGEST_CHARACTER = 4;
    private static final String DIED = "ProcessDied";

    private final Screen screen;
    private final boolean print0;
    private final Set<String> names = new LinkedHashSet<>();
    private long redacted;
    private long cut;
    private long unnamed;

    FailedNames(Screen screen, boolean print0) {
        this.screen = screen;
        this.print0 = print0;
    }

    /** A file's path; an error of a process that died may have cut it. */
    void addPath(@Nullable String path, @Nullable String errorType) {
        if (path != null && DIED.equals(errorType) && mayBeCut(path)) {
            cut++;
        } else {
            add(path);
        }
    }

    void add(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            unnamed++;
        } else if (name.contains(REDACTED)) {
            redacted++;
        } else {
            names.add(name);
        }
    }

    private static boolean mayBeCut(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_FLIGHT - LONGEST_CHARACTER;
    }

    /**
     * Writes all of them, or none.
     *
     * @throws UsageMistake when one could not be told from two
     */
    void write() {
        for (String name : names) {
            if (!print0 && name.indexOf('\n') >= 0) {
                throw new UsageMistake("a name with a line end, " + PrintableText.of(name)
                        + ", needs --print0, and a reader such as xargs -0");
            }
        }
        for (String name : names) {
            screen.out().print(name);
            screen.out().print(print0 ? '\0' : '\n');
        }
    }

    /** Whether something was; then it has been said. */
    boolean saidWhatWasLeftOut() {
        say(redacted, "was redacted", "were redacted");
        say(cut, "may have been cut, as the process died", "may have been cut, as the process died");
        say(unnamed, "has no name", "have no name");
        return redacted + cut + unnamed > 0;
    }

    private void say(long count, String one, String many) {
        if (count > 0) {
            screen.say("runtrack: left out " + count + (count == 1 ? " that " + one : " that " + many)
                    + "; runs show --failed shows " + (count == 1 ? "it" : "them"));
        }
    }
}
