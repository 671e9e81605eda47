package io.runtrack.it.jvm;

import io.runtrack.fixtures.SlowTests;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JVM to be launched: what stands on its command line and in its environment. For one thread; may be launched more
 * than once. Inherits nothing from the environment that would configure a JVM or runtrack.
 */
public final class ForkedJvm {
    private static final List<String> NOT_INHERITED = List.of(
            "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "GIT_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA");

    /**
     * Spares the second compiler: a fifth of the CPU time of a short JVM, half of one that starts a framework. Where
     * slow tests run too, hosts on the newest JDK are JVMs as anybody starts them; an option of the test's own beats
     * this one.
     */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** For what runs long enough to be compiled twice. */
    public static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Jdk jdk;
    private final Path folder;
    private final List<String> agents = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<Path> classPath = List.of(hostClasses(), annotations());
    private String mainClass = "";
    private boolean defaultSignals;
    private boolean errorsUnread;
    private @Nullable OtherUser user;
    private Duration timeout = Duration.ofSeconds(60);

    private ForkedJvm(Jdk jdk, Path folder) {
        this.jdk = jdk;
        this.folder = folder;
    }

    /** The folder is the JVM's working directory and takes the files that hold its output. */
    public static ForkedJvm on(Jdk jdk, Path folder) {
        jdk.home();
        return new ForkedJvm(jdk, folder);
    }

    /** Where the host programs' class files are. */
    public static Path hostClasses() {
        return Path.of("target/test-classes").toAbsolutePath();
    }

    /** The jar that host programs compile against. */
    public static Path annotations() {
        return jar("runtrack.annotations.jar");
    }

    public static Path agentJar() {
        return jar("runtrack.agent.jar");
    }

    /** The command line's jar, which needs no other. */
    public static Path cliJar() {
        return jar("runtrack.cli.jar");
    }

    /** What is submitted to Spark. */
    public static Path sparkJar() {
        return jar("runtrack.spark.jar");
    }

    private static Path jar(String property) {
        Path jar = Path.of(System.getProperty(property, "unset")).normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    property + " is " + jar + ", which is no file: run mvn verify, which builds it first");
        }
        return jar;
    }

    /** Adds {@code -javaagent} with the arguments as they are; each call adds one more. */
    public ForkedJvm agent(String agentArguments) {
        agents.add(agentOption(agentArguments));
        return this;
    }

    public static String agentOption(String agentArguments) {
        return "-javaagent:" + agentJar() + (agentArguments.isEmpty() ? "" : "=" + agentArguments);
    }

    public ForkedJvm option(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
        return this;
    }

    public ForkedJvm classPath(Path... entries) {
        classPath = List.of(entries);
        return this;
    }

    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ForkedJvm main(Class<?> host, String... programArguments) {
        return main(host.getName(), programArguments);
    }

    public ForkedJvm main(String className, String... programArguments) {
        mainClass = className;
        arguments.clear();
        arguments.addAll(List.of(programArguments));
        return this;
    }

    /**
     * Gives SIGINT and SIGHUP their default meaning: a build started with {@code &} or {@code nohup} hands on that it
     * ignores them.
     */
    public ForkedJvm defaultSignals() {
        defaultSignals = true;
        return this;
    }

    /** Has its stderr end in a pipe that nobody reads, and that is full after some 64 KiB. */
    public ForkedJvm errorsUnread() {
        errorsUnread = true;
        return this;
    }

    /** Has the JVM belong to another user; the folder must be open to that one. */
    public ForkedJvm as(OtherUser other) {
        user = other;
        return this;
    }

    /** How long it may take; a JVM that takes longer is killed and the test fails. */
    public ForkedJvm timeout(Duration longest) {
        timeout = longest;
        return this;
    }

    public FinishedJvm run() {
        return start().await();
    }

    public RunningJvm start() {
        ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
        builder.environment().keySet().removeIf(ForkedJvm::isNotInherited);
        builder.environment().putAll(environment);
        return errorsUnread
                ? RunningJvm.launchWithErrorsUnread(builder, folder, timeout)
                : RunningJvm.launch(builder, folder, timeout);
    }

    private static boolean isNotInherited(String name) {
        return name.startsWith("TRACKING_") || name.startsWith("OPENLINEAGE_") || NOT_INHERITED.contains(name);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (defaultSignals) {
            command.addAll(List.of("env", "--default-signal=HUP,INT,TERM"));
        }
        if (user != null) {
            command.addAll(user.prefix());
        }
        command.add(jdk.launcher().toString());
        if (!SlowTests.run() || !jdk.isNewest()) {
            command.add(QUICK_START);
        }
        command.addAll(options);
        command.addAll(agents);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
