package io.runtrack.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Prerequisite;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A version of Spark, with its jars as a pom beside this module copies them. */
enum SparkVersion {
    SPARK_3_5("spark-3.5", "2.12"),
    SPARK_4_0("spark-4.0", "2.13");

    private static final Path SOURCE = Path.of("src/test/resources/spark/SparkHost.java");
    private static final String MAIN = "com.acme.spark.SparkHost";

    /** What Spark wants of a JVM that it does not start itself. */
    private static final List<String> OPEN = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "sun.nio.ch",
            "sun.security.action",
            "sun.util.calendar");

    private final String module;
    private final Path jars;
    private final String scala;

    SparkVersion(String module, String scala) {
        this.module = module;
        this.jars = Path.of(module, "target", "jars").toAbsolutePath();
        this.scala = scala;
    }

    /**
     * The application, on a cluster of two executors that it starts itself. Only driver and executors' agents are
     * configured.
     *
     * @param folder takes the ledger and the runs
     */
    ForkedJvm application(Jdk jdk, Path folder, String... actions) throws IOException {
        if (!Files.isDirectory(jars)) {
            throw Prerequisite.missing("No jars of Spark here: mvn -f integration-tests/" + module
                    + "/pom.xml package puts them into " + jars);
        }
        Path home = home(folder);
        Path classes = classes(folder);
        Files.createDirectories(folder.resolve("ledger"));
        String agent = "path=" + folder.resolve("runs");
        ForkedJvm driver = ForkedJvm.on(jdk, folder).timeout(Duration.ofMinutes(3));
        for (String opened : OPEN) {
            driver.option("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        List<String> arguments =
                new ArrayList<>(List.of(folder.resolve("ledger").toString()));
        arguments.addAll(List.of(actions));
        return driver.option(
                        "-Xmx512m",
                        "-Dspark.master=local-cluster[2,1,1024]",
                        "-Dspark.ui.enabled=false",
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.task.maxFailures=100",
                        "-Dspark.deploy.maxExecutorRetries=-1",
                        "-Dspark.executor.extraClassPath=" + classes + File.pathSeparator + ForkedJvm.annotations(),
                        "-Dspark.executor.extraJavaOptions=" + ForkedJvm.agentOption(agent))
                .agent(agent)
                .environment("SPARK_HOME", home.toString())
                .environment("SPARK_SCALA_VERSION", scala)
                .environment("SPARK_LOCAL_IP", "127.0.0.1")
                .classPath(classes, ForkedJvm.annotations(), jars.resolve("*"))
                .main(MAIN, arguments.toArray(String[]::new));
    }

    /** As a distribution is laid out; executors write their logs below it. */
    private Path home(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("spark"));
        if (Files.notExists(home.resolve("jars"))) {
            Files.createSymbolicLink(home.resolve("jars"), jars);
            Files.writeString(home.resolve("RELEASE"), "Spark");
        }
        return home;
    }

    private Path classes(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        if (Files.exists(classes)) {
            return classes;
        }
        try (Stream<Path> libraries = Files.list(jars)) {
            String classPath = String.join(
                    File.pathSeparator,
                    Stream.concat(libraries, Stream.of(ForkedJvm.annotations()))
                            .map(Path::toString)
                            .toList());
            int failed = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "-proc:none",
                            "-nowarn",
                            "-Xlint:none",
                            "--release",
                            "17",
                            "-d",
                            classes.toString(),
                            "-cp",
                            classPath,
                            SOURCE.toString());
            assertThat(failed).isZero();
        }
        return classes;
    }
}
