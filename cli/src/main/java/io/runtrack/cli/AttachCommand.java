package io.runtrack.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach}: loads the agent into a JVM that runs already. What is wrong with the settings is said here, before that JVM is touched. */
@Command(
        name = "attach",
        sortOptions = false,
        description = {
            "Loads the agent into a running JVM of the same user. Methods that are running already are tracked from their next call.",
            "Settings are written as for -javaagent; those that are not given are taken from that JVM's system properties and environment."
        },
        footer = {"", "Example:", "  java -jar runtrack.jar attach 4711 path=/data/tracking labels=team=qa"})
final class AttachCommand implements Callable<Integer> {
    private static final String REPLY = "attach.reply=";

    private final Screen screen;

    @Parameters(index = "0", paramLabel = "PID", description = "The process, as jps shows it.")
    private long pid;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings, such as path=/data/tracking.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--agent",
            paramLabel = "FILE",
            description = "The agent's jar; runtrack-agent.jar beside this one by default. It must stay there.")
    private @Nullable Path agent;

    AttachCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Path jar = agent == null ? AgentJar.besideThis() : AgentJar.at(agent);
        VirtualMachine target = connect();
        try {
            String arguments = arguments(target);
            screen.say(load(target, jar, arguments));
            return Runtrack.DONE;
        } finally {
            target.detach();
        }
    }

    private VirtualMachine connect() throws IOException {
        if (pid == ProcessHandle.current().pid()) {
            throw new UsageMistake("process " + pid + " is this very command; give that of the pipeline");
        }
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException refused) {
            throw new Failure(
                    "process " + pid + " cannot be attached to: " + refused.getMessage()
                            + "; give the pid of a running JVM of this user, on this machine and in this container (jps shows them)");
        }
    }

    /** Refused here, since the other JVM would say it on its own output only. */
    private String arguments(VirtualMachine target) throws IOException {
        List<String> escaped = new ArrayList<>();
        for (String setting : settings) {
            escaped.add(setting.replace(",", "\\,"));
        }
        String arguments = String.join(",", escaped);
        Properties properties = target.getSystemProperties();
        SettingSources sources = new SettingSources(arguments, properties::getProperty, environment());
        try {
            if (!Settings.load(sources).isTracking()) {
                throw new UsageMistake("nothing says where to track to; add path=/data/tracking");
            }
        } catch (InvalidSettingsException mistakes) {
            throw new UsageMistake(String.valueOf(mistakes.getMessage()).replace(System.lineSeparator(), "; "));
        }
        return arguments;
    }

    /** The target's own, as far as this system shows it. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        try {
            String variables =
                    Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.UTF_8);
            for (String variable : variables.split("\0", -1)) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    environment.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
        } catch (IOException | RuntimeException notShown) {
            return Map.of();
        }
        return environment;
    }

    private String load(VirtualMachine target, Path jar, String arguments) throws IOException {
        Path reply = Files.createTempFile("runtrack-attach-", ".txt");
        try {
            String asked = REPLY + reply.toString().replace(",", "\\,");
            target.loadAgent(jar.toString(), arguments.isEmpty() ? asked : arguments + "," + asked);
            return answer(Files.readString(reply, StandardCharsets.UTF_8));
        } catch (AgentLoadException | AgentInitializationException refused) {
            throw new Failure("the JVM " + pid + " does not take the agent: " + refused.getMessage());
        } finally {
            Files.deleteIfExists(reply);
        }
    }

    private String answer(String reply) {
        return switch (reply) {
            case "tracking" -> "the agent tracks in process " + pid;
            case "already" ->
                throw new Failure(
                        "process " + pid + " has the agent already, with the settings that it was started with");
            case "" ->
                throw new Failure(
                        "process " + pid + " has loaded the agent, which did not answer; see that process's stderr");
            default -> throw new Failure("process " + pid + " goes on untracked: " + reply);
        };
    }
}
