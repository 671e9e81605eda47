package io.runtrack.it.container;

import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.RunningJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A container to be run, in which the agent and the host programs are mounted and the environment says what the
 * documents say: so its JVMs are tracked, to {@code /tracking}. For one thread; may be run more than once.
 */
final class Container {
    static final String AGENT = "/opt/runtrack/runtrack-agent.jar";
    static final String COMMAND_LINE = "/opt/runtrack/runtrack.jar";
    static final String TRACKING = "/tracking";

    /** What the JVM says of the option, and no agent can keep it from. */
    static final String BANNER = "Picked up JAVA_TOOL_OPTIONS: -javaagent:" + AGENT;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ContainerImage image;
    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> command = new ArrayList<>();

    private Container(ContainerImage image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** The folder takes the files that hold its output. */
    static Container of(ContainerImage image, Path folder) {
        return bare(image, folder)
                .mount(ForkedJvm.agentJar(), AGENT)
                .mount(ForkedJvm.cliJar(), COMMAND_LINE)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + AGENT)
                .environment("TRACKING_PATH", TRACKING);
    }

    /** The same without the agent, and all that concerns it. */
    static Container bare(ContainerImage image, Path folder) {
        return new Container(image, folder)
                .mount(ForkedJvm.hostClasses(), "/app/classes")
                .mount(ForkedJvm.annotations(), "/app/annotations.jar");
    }

    /** What is on this machine, to be read there. */
    Container mount(Path here, String there) {
        return option("--volume=" + here + ":" + there + ":ro");
    }

    /** A folder of this machine, to be written to. */
    Container volume(Path here, String there) {
        return option("--volume=" + here + ":" + there);
    }

    Container option(String... podmanOptions) {
        options.addAll(List.of(podmanOptions));
        return this;
    }

    Container environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Has it run a host program as its first and only process. */
    Container main(Class<?> host, String... arguments) {
        return command(java(host, arguments).toArray(String[]::new));
    }

    /** The command line that launches a host program. */
    static List<String> java(Class<?> host, String... arguments) {
        List<String> java =
                new ArrayList<>(List.of("java", "-cp", "/app/classes:/app/annotations.jar", host.getName()));
        java.addAll(List.of(arguments));
        return java;
    }

    Container command(String... words) {
        command.clear();
        command.addAll(List.of(words));
        return this;
    }

    FinishedJvm run() {
        try (RunningContainer container = start()) {
            return container.await();
        }
    }

    RunningContainer start() {
        String name = "runtrack-test-" + UUID.randomUUID();
        List<String> words = Podman.running(name);
        words.addAll(options);
        environment.forEach((key, value) -> words.add("--env=" + key + "=" + value));
        words.add(image.name());
        words.addAll(command);
        // The folder, since podman's monitor leaves a file "oom" where it was started.
        ProcessBuilder podman = new ProcessBuilder(words).directory(folder.toFile());
        return new RunningContainer(name, RunningJvm.launch(podman, folder, LONGEST));
    }
}
