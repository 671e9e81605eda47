package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What would make two builds of one commit differ and can be seen in one. {@code .ci/release-check} builds twice and
 * compares.
 */
@Slow
class ReproducibleJarsIT {

    @ParameterizedTest
    @EnumSource
    void nothingInTheJarTellsWhereItWasBuilt(ShippedJar jar) throws IOException {
        String folder = ShippedJar.root().toRealPath().toString();
        for (Map.Entry<String, byte[]> archive : archives(jar).entrySet()) {
            ShippedJar.files(archive.getValue())
                    .forEach((name, content) -> assertThat(new String(content, StandardCharsets.ISO_8859_1))
                            .as("%s in %s", name, archive.getKey())
                            .satisfies(text -> assertThat(text.contains(folder)).isFalse()));
        }
    }

    @Test
    void entriesOfTheAgentAreInOrderAndOfOneTime() throws IOException {
        for (Map.Entry<String, byte[]> archive : archives(ShippedJar.AGENT).entrySet()) {
            List<ZipEntry> entries = entries(archive.getValue());
            assertThat(entries)
                    .filteredOn(
                            entry -> !entry.isDirectory() && !entry.getName().equals("META-INF/MANIFEST.MF"))
                    .extracting(entry -> entry.getName().replace('/', '\t')) // folder by folder
                    .as(archive.getKey())
                    .isSorted();
            assertThat(entries)
                    .extracting(ZipEntry::getTimeLocal)
                    .as(archive.getKey())
                    .containsOnly(
                            LocalDateTime.parse(System.getProperty("built.at").replace("Z", "")));
        }
    }

    @Test
    void theZipHoldsTheSameJarsAtTheSameTime() throws IOException {
        byte[] zip = Files.readAllBytes(Path.of(System.getProperty("runtrack.zip")));
        String home = "runtrack-" + System.getProperty("runtrack.version") + "/";
        Map<String, byte[]> files = ShippedJar.files(zip);

        assertThat(files.get(home + "lib/runtrack-agent.jar")).isEqualTo(Files.readAllBytes(ShippedJar.AGENT.file()));
        assertThat(files.get(home + "lib/runtrack.jar")).isEqualTo(Files.readAllBytes(ShippedJar.COMMAND_LINE.file()));
        assertThat(files)
                .containsKeys(home + "bin/runtrack", home + "README.md", home + "LICENSE", home + "NOTICE")
                .hasEntrySatisfying(home + "completions/runtrack.bash", script -> assertThat(
                                new String(script, StandardCharsets.UTF_8))
                        .contains("complete ", "delivery-report"));
        assertThat(entries(zip))
                .extracting(ZipEntry::getTimeLocal)
                .containsOnly(LocalDateTime.parse(System.getProperty("built.at").replace("Z", "")));
    }

    private static Map<String, byte[]> archives(ShippedJar jar) throws IOException {
        Map<String, byte[]> archives = new LinkedHashMap<>();
        archives.put(jar.file().toString(), Files.readAllBytes(jar.file()));
        jar.entries().forEach((name, content) -> {
            if (name.endsWith(".jar")) {
                archives.put(name, content);
            }
        });
        return archives;
    }

    private static List<ZipEntry> entries(byte[] jar) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
