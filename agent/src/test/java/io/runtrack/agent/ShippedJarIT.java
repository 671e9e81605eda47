package io.runtrack.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.SampleHost;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the jar that is shipped, and whether it does with that. */
class ShippedJarIT {

    private static final long MOST_BYTES = 24_000_000;

    /** CycloneDX's plugin does not run offline; the jar is the same but for this file then. */
    private static final String BILL_OF_MATERIALS = "META-INF/runtrack/bom.cdx.json";

    private final Path jar = Path.of(System.getProperty("agent.jar"));

    @TempDir
    private Path folder;

    @Test
    void holdsNothingAtItsRootButTheEntryTheArchivesAndWhatSparkLoads() throws IOException {
        assertThat(entries())
                .extracting(ZipEntry::getName)
                .filteredOn(name -> !name.endsWith("/"))
                .filteredOn(name -> !name.equals(BILL_OF_MATERIALS))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/runtrack/LICENSE",
                        "META-INF/runtrack/NOTICE",
                        "inst/libraries.jar",
                        "inst/runtrack.jar",
                        "inst/storage-azure.jar",
                        "inst/storage-s3.jar",
                        "io/runtrack/agent/premain/Archive$Entry.class",
                        "io/runtrack/agent/premain/Archive.class",
                        "io/runtrack/agent/premain/IsolatedLoader.class",
                        "io/runtrack/agent/premain/Resource$1.class",
                        "io/runtrack/agent/premain/Resource.class",
                        "io/runtrack/agent/premain/RuntrackAgent.class",
                        "io/runtrack/spark/AgentDoor.class",
                        "io/runtrack/spark/DriverSide.class",
                        "io/runtrack/spark/ExecutorSide.class",
                        "io/runtrack/spark/RuntrackPlugin.class");
        assertThat(entries())
                .extracting(ZipEntry::getName)
                .filteredOn(name -> name.equals(BILL_OF_MATERIALS))
                .hasSizeBetween("offline=true".equals(System.getProperty("built")) ? 0 : 1, 1);
        assertThat(Files.size(jar)).isLessThan(MOST_BYTES);
    }

    @Test
    void storesBothArchivesUncompressedAndTheirEntriesToo() throws IOException {
        for (ZipEntry entry : entries()) {
            assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
        }
        for (String archive : List.of("inst/runtrack.jar", "inst/libraries.jar")) {
            assertThat(entriesOf(archive))
                    .as(archive)
                    .allMatch(entry -> entry.getMethod() == ZipEntry.STORED)
                    .extracting(ZipEntry::getName)
                    .noneMatch(name -> name.startsWith("META-INF/versions/") || name.startsWith("META-INF/maven/"));
        }
    }

    @Test
    void entersThroughAClassOfJava8() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream entry = zip.getInputStream(zip.getEntry("io/runtrack/agent/premain/RuntrackAgent.class"))) {
            assertThat(entry.readNBytes(8)).endsWith(0, 52);
        }
    }

    @Test
    void weavesWithWhatIsInIt() throws Exception {
        Path runs = folder.resolve("runs");
        Outcome outcome = runHost("path=" + runs + ",log.level=debug");

        assertThat(outcome.stderr()).isEqualTo("[runtrack] suppressed errors: 0");
        assertThat(outcome.stdout()).isEqualTo("visible: [io.runtrack.agent.premain.RuntrackAgent]");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(recordsIn(runs.resolve("file_logs"))).isEqualTo(SampleHost.TRACKED_FILES);
    }

    @Test
    void saysNothingWhenThereIsNothingToDo() throws Exception {
        for (String arguments : List.of("", "verbose=true", "path=x,enabled=false")) {
            Outcome outcome = runHost(arguments);

            assertThat(outcome.stderr()).as(arguments).isEmpty();
            assertThat(outcome.status()).isEqualTo(3);
        }
    }

    private record Outcome(int status, String stdout, String stderr) {}

    private Outcome runHost(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + jar + "=" + arguments);
        command.add("-cp");
        command.add(hostClassPath());
        command.add("io.runtrack.agent.instrument.SampleHost");
        command.add("3");
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), read(stdout), read(stderr));
    }

    private static int recordsIn(Path logs) throws IOException {
        int records = 0;
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                records += read(file).split("\"file_path\"", -1).length - 1;
            }
        }
        return records;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /**
     * The samples, the annotations, and the Byte Buddy that makes some of the samples; not what the jar brings along
     * itself.
     */
    private static String hostClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator))) {
            if (part.contains("test-classes") || part.contains("annotations") || part.contains("byte-buddy")) {
                parts.add(part);
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    private List<ZipEntry> entries() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new ArrayList<>(zip.stream().toList());
        }
    }

    private List<ZipEntry> entriesOf(String archive) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipInputStream content = new ZipInputStream(zip.getInputStream(zip.getEntry(archive)))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
