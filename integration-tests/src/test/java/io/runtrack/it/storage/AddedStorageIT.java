package io.runtrack.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.host.OneFileByHand;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A storage of somebody else's, {@code mem://}: one jar with a provider, beside the command line or the library on the
 * class path, and in the agent's jar as one more archive. Nothing of ours knows it.
 */
final class AddedStorageIT {
    @TempDir
    private Path temporary;

    private MemoryServer server;
    private Path added;

    @BeforeEach
    void start() throws IOException {
        server = new MemoryServer();
        added = temporary.resolve("inst/storage-mem.jar");
        Files.createDirectories(added.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(added))) {
            for (Class<?> part : List.of(MemoryProvider.class, MemoryStore.class)) {
                String name = part.getName().replace('.', '/') + ".class";
                try (InputStream content = part.getResourceAsStream("/" + name)) {
                    add(zip, name, content.readAllBytes());
                }
            }
            add(
                    zip,
                    "META-INF/services/io.runtrack.storage.blob.BlobStoreProvider",
                    MemoryProvider.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @EachJdk
    void isTrackedToByAnAgentThatHasItsArchive(Jdk jdk) throws IOException {
        FinishedJvm host = agent(jdk, path()).run();

        assertThat(host.errors()).isEmpty();
        assertThat(host.output()).isEqualTo("/in/one.wav\ndone\n");
        FinishedJvm list = commandLine(jdk, "runs", "list", "--path", path(), "--format", "json");
        assertThat(list.errors()).isEmpty();
        assertThat(list.output()).contains("\"one-file\"", "\"success\"", "\"checkpoint_ms\": 11000");
        assertThat(commandLine(jdk, "doctor", "--path", path()).output()).contains("11s");
    }

    @EachJdk
    void isTrackedToByTheLibrary(Jdk jdk) {
        List<Path> classPath = new ArrayList<>(Arrays.asList(HostLibraries.with("runtrack-runtime", "jackson-core")));
        classPath.add(added);
        FinishedJvm host = ForkedJvm.on(jdk, temporary)
                .classPath(classPath.toArray(Path[]::new))
                .main(OneFileByHand.class, path())
                .run();

        assertThat(host.errors()).isEmpty();
        FinishedJvm list = commandLine(jdk, "runs", "list", "--path", path(), "--format", "csv");
        assertThat(list.output()).contains("by-hand", "success");
    }

    @EachJdk
    void isNamedWhereAPathHasAnUnknownScheme(Jdk jdk) throws IOException {
        String forms = "a folder or azure://CONTAINER/PREFIX or mem://PORT/PREFIX";

        assertThat(agent(jdk, "tape://reel").run().errors()).contains("no such storage; write " + forms);
        assertThat(commandLine(jdk, "runs", "list", "--path", "tape://reel").errors())
                .contains("unknown storage 'tape'; give ", "azure://CONTAINER/PREFIX", "mem://PORT/PREFIX");
    }

    private String path() {
        return "mem://" + server.port() + "/team/runs";
    }

    private ForkedJvm agent(Jdk jdk, String path) throws IOException {
        return ForkedJvm.on(jdk, temporary)
                .option("-javaagent:" + agentWithTheArchive() + "=path=" + path + ",spool="
                        + temporary.resolve("spool"))
                .main(OneFileJob.class);
    }

    /** As the documentation says: {@code jar --update --no-compress --file runtrack-agent.jar inst/storage-mem.jar}. */
    private Path agentWithTheArchive() throws IOException {
        Path jar = Files.copy(
                ForkedJvm.agentJar(), temporary.resolve("runtrack-agent.jar"), StandardCopyOption.REPLACE_EXISTING);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        "--update",
                        "--no-compress",
                        "--file",
                        jar.toString(),
                        "-C",
                        temporary.toString(),
                        "inst/storage-mem.jar");
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return jar;
    }

    private FinishedJvm commandLine(Jdk jdk, String... arguments) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar(), added)
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
