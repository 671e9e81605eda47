package io.runtrack.agent.frameworks.picocli;

import io.runtrack.agent.hook.Capture;
import io.runtrack.model.RunDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from picocli's model of a command line which commands are meant, with which options. For one execution. */
final class Commands {
    private static final String UNNAMED = "<main class>";
    private static final Set<String> CONFIG = Set.of("config", "configfile", "configpath");
    private static final Set<String> DATE = Set.of("date", "targetdate");
    private static final int MOST = 100;

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
        for (Object result : given(parseResult)) {
            if (isTrue(capture.ask(result, "usageHelpRequested"))
                    || isTrue(capture.ask(result, "versionHelpRequested"))
                    || isTrue(capture.ask(result, "commandSpec", "helpCommand"))) {
                return true;
            }
        }
        return false;
    }

    /** The commands of a command line that picocli has understood. */
    RunDescription parsed(Object parseResult) {
        List<Object> specs = new ArrayList<>();
        for (Object result : given(parseResult)) {
            add(capture.ask(result, "commandSpec"), specs);
        }
        return described(specs);
    }

    /** The commands down to the one that refused its arguments. */
    RunDescription refusedBy(Throwable mistake) {
        List<Object> specs = new ArrayList<>();
        Object commandLine = capture.ask(mistake, "commandLine");
        for (int i = 0; commandLine != null && i < MOST; i++) {
            add(capture.ask(commandLine, "commandSpec"), specs);
            commandLine = commandLine == root ? null : capture.ask(commandLine, "parent");
        }
        Collections.reverse(specs);
        return described(specs);
    }

    private static void add(@Nullable Object spec, List<Object> specs) {
        if (spec != null) {
            specs.add(spec);
        }
    }

    /** The results of all commands as they were given. One level has several where subcommands may be repeated. */
    private List<Object> given(Object parseResult) {
        List<Object> results = new ArrayList<>();
        collect(parseResult, results);
        return results;
    }

    private void collect(Object parseResult, List<Object> results) {
        if (results.size() == MOST) {
            return;
        }
        results.add(parseResult);
        if (capture.ask(parseResult, "subcommands") instanceof List<?> several) {
            for (Object each : several) {
                collect(each, results);
            }
        } else { // before version 4.3
            Object only = capture.ask(parseResult, "subcommand");
            if (only != null) {
                collect(only, results);
            }
        }
    }

    /** @param specs the root's first; of an option that several have, the last one's counts */
    private RunDescription described(List<Object> specs) {
        String configPath = null;
        String targetDate = null;
        StringBuilder names = new StringBuilder();
        for (int i = specs.size() - 1; i >= 0; i--) {
            Object spec = specs.get(i);
            configPath = configPath == null ? value(spec, CONFIG) : configPath;
            targetDate = targetDate == null ? value(spec, DATE) : targetDate;
            if (i > 0) {
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
