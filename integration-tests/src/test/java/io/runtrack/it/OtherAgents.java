package io.runtrack.it;

import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts well-known agents on a JVM's command line, told to trace annotated methods alone, to print what they trace, and
 * to stay offline.
 */
record OtherAgents(Jdk jdk, Path folder) {
    /** A class whose methods are traced by their names, without any annotation of the other agents. */
    static final String UNMARKED = "app.BothAgents";

    private static final List<String> TRACING_ONLY = List.of(
            "OTEL_TRACES_EXPORTER=console",
            "OTEL_METRICS_EXPORTER=none",
            "OTEL_LOGS_EXPORTER=none",
            "OTEL_INSTRUMENTATION_COMMON_DEFAULT_ENABLED=false",
            "OTEL_INSTRUMENTATION_OPENTELEMETRY_INSTRUMENTATION_ANNOTATIONS_ENABLED=true",
            "OTEL_INSTRUMENTATION_METHODS_ENABLED=true",
            "OTEL_INSTRUMENTATION_METHODS_INCLUDE=" + UNMARKED + "[run,onFileEnd,transcribe,byTemplate,send]",
            "ELASTIC_APM_TRACE_METHODS=" + UNMARKED + "#*",
            "ELASTIC_APM_ENABLE_INSTRUMENTATIONS=method-matching",
            "ELASTIC_APM_LOG_LEVEL=DEBUG",
            "ELASTIC_APM_DISABLE_SEND=true",
            "ELASTIC_APM_CENTRAL_CONFIG=false",
            "ELASTIC_APM_CLOUD_PROVIDER=NONE",
            "DD_WRITER_TYPE=PrintingWriter",
            "DD_AGENT_HOST=127.0.0.1",
            "DD_TRACE_AGENT_PORT=9",
            "DD_INSTRUMENTATION_TELEMETRY_ENABLED=false",
            "DD_REMOTE_CONFIG_ENABLED=false",
            "DD_DYNAMIC_INSTRUMENTATION_ENABLED=false",
            "DD_EXCEPTION_REPLAY_ENABLED=false",
            "DD_SYMBOL_DATABASE_UPLOAD_ENABLED=false",
            "DD_PROFILING_ENABLED=false",
            "DD_APPSEC_ENABLED=false",
            "DD_JMXFETCH_ENABLED=false",
            "DD_CRASHTRACKING_ENABLED=false",
            "DD_TRACE_STARTUP_LOGS=false");

    /**
     * A JVM with the agents in their order: {@code ours}, {@code otel}, {@code datadog}, {@code jacoco},
     * {@code elastic}; or a jar's path.
     */
    ForkedJvm jvm(List<String> agents) {
        ForkedJvm jvm =
                ForkedJvm.on(jdk, folder).option("-XX:TieredStopAtLevel=1").classPath(classPath());
        for (String setting : TRACING_ONLY) {
            jvm.environment(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        for (String agent : agents) {
            jvm.option(option(agent));
        }
        return jvm;
    }

    /** What JaCoCo writes when the JVM ends. */
    Path coverage() {
        return folder.resolve("jacoco.exec");
    }

    private String option(String agent) {
        return switch (agent) {
            case "ours" -> ForkedJvm.agentOption("path=" + folder.resolve("tracked") + ",log.level=debug");
            case "otel" -> "-javaagent:" + jar("opentelemetry-javaagent.jar");
            case "datadog" -> "-javaagent:" + jar("dd-java-agent.jar");
            case "jacoco" ->
                "-javaagent:" + jar("jacocoagent.jar") + "=destfile=" + coverage() + ",includes=io.runtrack.it.host.*";
            case "elastic" -> "-javaagent:" + jar("elastic-apm-agent.jar");
            default -> "-javaagent:" + agent;
        };
    }

    private static Path jar(String name) {
        Path jar = Path.of("target/other-agents", name).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no " + jar + ": run mvn verify, which copies it first");
        }
        return jar;
    }

    /** With the libraries whose annotations the other agents look for, as the tests' own class path has them. */
    private static Path[] classPath() {
        Stream<Path> annotations = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("opentelemetry-") || entry.contains("dd-trace-api"))
                .map(Path::of);
        return Stream.concat(Stream.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()), annotations)
                .toArray(Path[]::new);
    }
}
