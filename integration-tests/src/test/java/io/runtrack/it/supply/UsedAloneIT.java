package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of ours that was put into a repository by itself, as companies do it that mirror what they have looked at. */
class UsedAloneIT {
    private static final String VERSION = System.getProperty("runtrack.version");
    private static final String PROJECT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>pipeline</groupId><artifactId>pipeline</artifactId><version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency><groupId>io.runtrack</groupId><artifactId>%s</artifactId><version>%s</version></dependency>
              </dependencies>
              <build><plugins>
                <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
              </plugins></build>
            </project>
            """;

    @TempDir
    private Path folder;

    @Test
    void theAnnotationsAreAllThatAnAnnotatedPipelineNeeds() throws Exception {
        BareRepository repository = BareRepository.in(folder.resolve("repository"));
        repository.install(ForkedJvm.annotations(), "runtrack-annotations", VERSION);

        compile(
                repository,
                "runtrack-annotations",
                "class Pipeline { @io.runtrack.annotations.TrackedCommand void run() {} }");
    }

    private void compile(BareRepository repository, String artifact, String source)
            throws IOException, InterruptedException {
        Path project = folder.resolve("project");
        Path java = project.resolve("src/main/java/Pipeline.java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, source);
        Files.writeString(project.resolve("pom.xml"), PROJECT.formatted(artifact, VERSION));
        Path log = folder.resolve("log");
        Process maven = new ProcessBuilder(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + repository.folder(),
                        "compile")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        assertThat(project.resolve("target/classes/Pipeline.class")).exists();
    }
}
