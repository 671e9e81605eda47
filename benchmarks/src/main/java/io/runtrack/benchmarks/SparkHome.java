package io.runtrack.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spark as a distribution has it, made of a folder of its jars.
 *
 * @param jars a folder {@code spark-3.5/target/jars}, or of another version
 * @param folder takes what Spark writes beside its work
 */
record SparkHome(Path jars, Path folder) {
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

    /** A JVM of this JDK's with Spark's settings. */
    ProcessBuilder jvm(List<String> options, String classPath, String main, List<String> arguments) throws IOException {
        Path home = folder.resolve("spark");
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "Spark");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPEN.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.local.dir=" + home.resolve("tmp")));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath + jars.resolve("*"), main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", scala());
        builder.environment().put("SPARK_DIST_CLASSPATH", jars.resolve("*").toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("spark.log").toFile());
    }

    private String scala() throws IOException {
        try (Stream<Path> libraries = Files.list(jars)) {
            return libraries.anyMatch(jar -> jar.getFileName().toString().startsWith("scala-library-2.12."))
                    ? "2.12"
                    : "2.13";
        }
    }
}
