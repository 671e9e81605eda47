package io.runtrack.cli.process;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.config.ResolvedSettings;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.folder.Presence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code doctor}: whether tracking would work with the settings of this shell, and what it would track. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Shows each setting as a process started from this shell would find it, and where it comes from; tries the"
                    + " storage by writing, reading and deleting a probe; looks at the spool.",
            "With --classpath also which methods would be tracked, and where each field would come from; nothing of"
                    + " the class path is run."
        },
        footer = {"", "Example:", "  runtrack doctor --classpath target/pipeline.jar"})
public final class DoctorCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings, as after -javaagent:runtrack-agent.jar=.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "JARS",
            description = "Jars and folders of classes; an application with its libraries in one jar is looked into.")
    private @Nullable String classPath;

    @Option(
            names = "--agent",
            paramLabel = "FILE",
            description = "The agent's jar that is asked; by default the one inside runtrack.jar.")
    private @Nullable Path agent;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or csv; table by default.")
    private OutputFormat format = OutputFormat.TABLE;

    public DoctorCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        ResolvedSettings resolved = ResolvedSettings.of(sources());
        List<Check> checks = new ArrayList<>();
        checks.add(settings(resolved));
        Settings settings = resolved.settings();
        if (settings.path() != null && resolved.problems().isEmpty()) {
            checks.add(StorageCheck.of(settings.path()));
            checks.add(SpoolCheck.of(settings.spool(), settings.spoolMax()));
        }
        TrackedMethodList methods = methods(resolved, checks);
        Diagnosis diagnosis = new Diagnosis(resolved.all(), checks, methods);
        new DiagnosisPage(screen).write(diagnosis, format);
        return diagnosis.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private SettingSources sources() {
        String path = storage.given(Map.of());
        List<String> given = path == null
                ? arguments
                : Stream.concat(Stream.of("path=" + path), arguments.stream()).toList();
        String argument = given.isEmpty()
                ? null
                : given.stream().map(text -> text.replace(",", "\\,")).collect(Collectors.joining(","));
        return new SettingSources(argument, System::getProperty, surroundings.environment(), new StorageSchemes());
    }

    private Check settings(ResolvedSettings resolved) {
        if (!resolved.problems().isEmpty()) {
            return Check.failed(
                    "settings",
                    resolved.problems().stream().map(SettingProblem::message).collect(Collectors.joining("; ")));
        }
        if (!resolved.settings().enabled()) {
            return Check.warning("settings", "tracking is switched off by enabled=false");
        }
        if (resolved.settings().path() != null) {
            return Check.ok("settings", "without mistakes");
        }
        String remedy = "no tracking path is set, so tracking is off; give --path PATH or set TRACKING_PATH";
        return classPath == null ? Check.failed("settings", remedy) : Check.warning("settings", remedy);
    }

    /** Rules have to be read by the agent, who alone understands them. */
    private TrackedMethodList methods(ResolvedSettings resolved, List<Check> checks) throws IOException {
        String config = value("config", resolved);
        if (classPath == null || !resolved.problems().isEmpty()) {
            return TrackedMethodList.NONE;
        }
        try (AgentPreview preview = new AgentPreview(new AgentJar(agent))) {
            TrackedMethodList methods =
                    preview.of(entries(classPath), config.isEmpty() ? null : config, value("capture", resolved));
            methods.problems().forEach(problem -> checks.add(Check.failed("rules", problem)));
            methods.warnings().forEach(warning -> checks.add(Check.warning("classpath", warning)));
            int count = methods.methods().size();
            checks.add(
                    count == 0
                            ? Check.warning("classpath", "no tracked method in " + classPath)
                            : Check.ok("classpath", count + " tracked methods in " + classPath));
            return methods;
        }
    }

    /** Empty when it is not given and has no default. */
    private static String value(String key, ResolvedSettings resolved) {
        return resolved.all().stream()
                .filter(setting -> setting.key().equals(key))
                .map(setting -> setting.value())
                .findFirst()
                .orElse("");
    }

    private static List<Path> entries(String classPath) throws IOException {
        List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        for (Path entry : entries) {
            if (Presence.of(entry) == null) {
                throw new Failure("no file or folder " + entry + "; check --classpath");
            }
        }
        return entries;
    }
}
