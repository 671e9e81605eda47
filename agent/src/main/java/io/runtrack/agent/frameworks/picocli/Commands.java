package io.runtrack.agent.frameworks.picocli;

import io.runtrack.agent.hook.Capture;
import io.runtrack.model.RunDescription;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from picocli's model of a command line which commands are meant, with which options. For one execution. */
final class Commands {
    private static final String UNNAMED = "<main class>";
    private static final Set<String> CONFIG = Set.of("config", "configfile", "configpath");
    private static final Set<String> DATE = Set.of("date", "targetdate");
    private static final int DEEPEST = 100;

    private final @Nullable Object root;
    private final Capture capture;

    /** @param root the {@code CommandLine} that is executed */
    Commands(@Nullable Object root, Capture capture) {
        this.root = root;
        this.capture = capture;
    }

    boolean areOf(@Nullable Object commandLine) {
        return root == commandLine;
    }

    /** Whether usage or version help is asked for, of whichever command. */
    boolean areAskedForHelp(Object parseResult) {
        Object result = parseResult;
        for (int i = 0; result != null && i < DEEPEST; i++) {
            if (isTrue(capture.ask(result, "usageHelpRequested"))
                    || isTrue(capture.ask(result, "versionHelpRequested"))
                    || isTrue(capture.ask(result, "commandSpec", "helpCommand"))) {
                return true;
            }
            result = subcommand(result);
        }
        return false;
    }

    /** The commands of a command line that picocli has understood. */
    RunDescription parsed(Object parseResult) {
        Deque<Object> specs = new ArrayDeque<>(); // the deepest first
        Object result = parseResult;
        for (int i = 0; result != null && i < DEEPEST; i++) {
            Object spec = capture.ask(result, "commandSpec");
            if (spec != null) {
                specs.addFirst(spec);
            }
            result = subcommand(result);
        }
        return described(specs);
    }

    /** The commands down to the one that refused its arguments. */
    RunDescription refusedBy(Throwable mistake) {
        Deque<Object> specs = new ArrayDeque<>();
        Object commandLine = capture.ask(mistake, "commandLine");
        for (int i = 0; commandLine != null && i < DEEPEST; i++) {
            Object spec = capture.ask(commandLine, "commandSpec");
            if (spec != null) {
                specs.addLast(spec);
            }
            commandLine = commandLine == root ? null : capture.ask(commandLine, "parent");
        }
        return described(specs);
    }

    /** The last of those that were named on one level. */
    private @Nullable Object subcommand(Object parseResult) {
        return capture.ask(parseResult, "subcommands") instanceof List<?> all && !all.isEmpty()
                ? all.get(all.size() - 1)
                : capture.ask(parseResult, "subcommand");
    }

    private RunDescription described(Deque<Object> deepestFirst) {
        String configPath = null;
        String targetDate = null;
        StringBuilder names = new StringBuilder();
        for (Object spec : deepestFirst) {
            configPath = configPath == null ? value(spec, CONFIG) : configPath;
            targetDate = targetDate == null ? value(spec, DATE) : targetDate;
            if (spec != deepestFirst.peekLast()) {
                names.insert(0, " ").insert(0, capture.askText(spec, "name"));
            }
        }
        String command = capture.askText(root, "commandName");
        return new RunDescription(
                command == null || command.isBlank() || command.equals(UNNAMED) ? capture.processName() : command,
                names.isEmpty() ? null : names.toString().strip(),
                configPath,
                targetDate);
    }

    /** Of an option first, then of a parameter. */
    private @Nullable String value(Object spec, Set<String> wanted) {
        String ofOption = value(spec, "options", "names", wanted);
        return ofOption == null ? value(spec, "positionalParameters", "paramLabel", wanted) : ofOption;
    }

    private @Nullable String value(Object spec, String arguments, String naming, Set<String> wanted) {
        if (capture.ask(spec, arguments) instanceof Collection<?> all) {
            for (Object each : all) {
                String value = isNamed(capture.ask(each, naming), wanted) ? capture.askText(each, "value") : null;
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static boolean isNamed(@Nullable Object names, Set<String> wanted) {
        if (names instanceof String[] all) {
            for (String each : all) {
                if (wanted.contains(plain(each))) {
                    return true;
                }
            }
            return false;
        }
        return names instanceof String label && wanted.contains(plain(label));
    }

    /** Without dashes, and without what a parameter's label stands in. */
    private static String plain(String name) {
        return name.replace("-", "").replace("<", "").replace(">", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }
}
