package io.runtrack.cli.terminal;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command sees of the world around it; passed in, so that a test can make one up.
 *
 * @param environment the environment variables
 * @param clock what {@code now} is
 * @param terminalWidth the columns of the terminal that the output goes to; null when it goes somewhere else
 */
public record Surroundings(
        Map<String, String> environment,
        Clock clock,
        @Nullable Integer terminalWidth) {

    public static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(environment, Clock.systemUTC(), TerminalSize.columns(environment));
    }

    boolean colours() {
        String noColor = environment.get("NO_COLOR");
        return terminalWidth != null
                && (noColor == null || noColor.isEmpty())
                && !"dumb".equals(environment.get("TERM"));
    }
}
