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

    /** A driver and two executors, processes of their own. */
    static final String CLUSTER = "local-cluster[2,1,1024]";

    static final String HOST = "com.acme.spark.SparkHost";

    private static final Path SOURCES = Path.of("src/test/resources/spark");

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
    ForkedJvm application(Jdk jdk, Path folder, String main, String... actions) throws IOException {
        ForkedJvm driver = driver(jdk, folder);
        Path classes = classes(folder);
        Files.createDirectories(folder.resolve("ledger"));
        String agent = "path=" + folder.resolve("runs");
        List<String> arguments =
                new ArrayList<>(List.of(folder.resolve("ledger").toString()));
        arguments.addAll(List.of(actions));
        return driver.option(
                        "-Dspark.master=" + CLUSTER,
                        "-Dspark.task.maxFailures=100",
                        "-Dspark.deploy.maxExecutorRetries=-1",
                        "-Dspark.executor.extraClassPath=" + classes + File.pathSeparator + ForkedJvm.annotations(),
                        "-Dspark.executor.extraJavaOptions=" + ForkedJvm.agentOption(agent))
                .agent(agent)
                .classPath(classes, ForkedJvm.annotations(), jars.resolve("*"))
                .main(main, arguments.toArray(String[]::new));
    }

    /** {@code spark-submit}, as its script starts it. */
    ForkedJvm submit(Jdk jdk, Path folder, String master, Path jar, String main, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("--master", master, "--class", main, jar.toString()));
        all.addAll(List.of(arguments));
        return driver(jdk, folder)
                .classPath(jars.resolve("*"))
                .main("org.apache.spark.deploy.SparkSubmit", all.toArray(String[]::new));
    }

    private ForkedJvm driver(Jdk jdk, Path folder) throws IOException {
        if (!Files.isDirectory(jars)) {
            throw Prerequisite.missing("No jars of Spark here: mvn -f integration-tests/" + module
                    + "/pom.xml package puts them into " + jars);
        }
        ForkedJvm driver = ForkedJvm.on(jdk, folder).timeout(Duration.ofMinutes(5));
        for (String opened : OPEN) {
            driver.option("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        return driver.option("-Xmx512m", "-Dspark.ui.enabled=false", "-Dspark.driver.host=127.0.0.1")
                .environment("SPARK_HOME", home(folder).toString())
                .environment("SPARK_DIST_CLASSPATH", jars.resolve("*").toString())
                .environment("SPARK_SCALA_VERSION", scala)
                .environment("SPARK_LOCAL_IP", "127.0.0.1");
    }

    /** A distribution without jars of its own; executors write their logs below it. */
    private static Path home(Path folder) throws IOException {
        Path home = folder.resolve("spark");
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "Spark");
        return home;
    }

    private Path classes(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        if (Files.exists(classes)) {
            return classes;
        }
        try (Stream<Path> libraries = Files.list(jars);
                Stream<Path> sources = Files.list(SOURCES)) {
            String classPath = String.join(
                    File.pathSeparator,
                    Stream.concat(libraries, Stream.of(ForkedJvm.annotations()))
                            .map(Path::toString)
                            .toList());
            List<String> arguments =
                    new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "--release", "17"));
            arguments.addAll(List.of("-d", classes.toString(), "-cp", classPath));
            sources.map(Path::toString).sorted().forEach(arguments::add);
            int failed = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(System.out, System.err, arguments.toArray(String[]::new));
            assertThat(failed).isZero();
        }
        return classes;
    }
}
