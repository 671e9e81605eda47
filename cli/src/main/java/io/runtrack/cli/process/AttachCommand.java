package io.runtrack.cli.process;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach}: has a JVM that runs already tracked from now on. */
@Command(
        name = "attach",
        sortOptions = false,
        description = {
            "Loads the agent into a running JVM of the same user and the same machine or container.",
            "Settings are those of -javaagent; what they leave open is taken from that process's own properties and environment.",
            "Calls that are going on when the agent is loaded are not tracked; those that begin later are."
        },
        footer = {"", "Example:", "  runtrack attach 4711 path=/data/tracking labels=team=qa"})
public final class AttachCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(index = "0", paramLabel = "PID", description = "The number of the process.")
    private long pid;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings of the agent; relative paths are meant from here.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--agent",
            paramLabel = "FILE",
            description = "The agent's jar, which must stay where it is; by default the one inside runtrack.jar.")
    private @Nullable Path agent;

    public AttachCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String argument = AgentSettings.argument(settings, storage.given(surroundings.environment()));
        TargetProcess process = TargetProcess.of(pid);
        process.requireJvm();
        Path jar = new AgentJar(agent)
                .file(System.getProperty("user.name", "user"), Path.of(System.getProperty("java.io.tmpdir", ".")));
        process.requireSees(jar);
        TargetJvm.Answer answer = attach(process, jar, argument);
        if (!answer.tracking()) {
            throw new Failure("process " + pid + ": " + String.join("; ", answer.lines()));
        }
        answer.lines().stream().skip(1).forEach(warning -> screen.say("runtrack: warning: " + warning));
        screen.out()
                .println(Cell.of("process " + pid + " " + answer.lines().get(0)).text());
        return ExitCode.DONE;
    }

    private TargetJvm.Answer attach(TargetProcess process, Path jar, String argument) throws IOException {
        try (TargetJvm jvm = TargetJvm.attach(pid)) {
            jvm.requireSupported();
            if (!AgentSettings.sayWhere(argument, jvm.systemProperties(), process.environment())) {
                throw new UsageMistake("nothing says where to track to; add path=/data/tracking");
            }
            return jvm.load(jar, argument);
        } catch (NoClassDefFoundError withoutJdk) {
            throw new Failure("this Java cannot attach to others; run runtrack.jar with the java of a JDK");
        }
    }
}
