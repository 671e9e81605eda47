package io.runtrack.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Old JVMs read the annotations and the entry class: their class files are of Java 8, all others of Java 17. */
final class BytecodeLevelTest {
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;

    @Test
    void annotationsAreReadByJava8() throws IOException {
        assertThat(levels("annotations").values())
                .hasSizeGreaterThanOrEqualTo(5)
                .containsOnly(JAVA_8);
    }

    @Test
    void theEntryClassIsReadByJava8AndTheRestOfTheAgentByJava17() throws IOException {
        Map<String, Integer> levels = levels("agent");
        assertThat(levels.remove("io/runtrack/agent/premain/RuntrackAgent.class"))
                .isEqualTo(JAVA_8);
        assertThat(levels.values()).hasSizeGreaterThan(20).containsOnly(JAVA_17);
    }

    @Test
    void everythingElseIsReadByJava17() throws IOException {
        assertThat(levels("runtime").values()).hasSizeGreaterThan(50).containsOnly(JAVA_17);
        assertThat(levels("figures").values()).isNotEmpty().containsOnly(JAVA_17);
        assertThat(levels("ui").values()).isNotEmpty().containsOnly(JAVA_17);
        assertThat(levels("storage/azure").values()).isNotEmpty().containsOnly(JAVA_17);
        assertThat(levels("storage/s3").values()).isNotEmpty().containsOnly(JAVA_17);
        assertThat(levels("cli").values()).isNotEmpty().containsOnly(JAVA_17);
        assertThat(levels("spark").values()).isNotEmpty().containsOnly(JAVA_17);
    }

    private static Map<String, Integer> levels(String module) throws IOException {
        Path classes = Path.of(System.getProperty("runtrack.root", ".."))
                .resolve(module)
                .resolve("target/classes");
        Map<String, Integer> levels = new TreeMap<>();
        for (Path file : classFiles(classes)) {
            try (DataInputStream content = new DataInputStream(Files.newInputStream(file))) {
                assertThat(content.readInt())
                        .as("%s begins as a class file", file)
                        .isEqualTo(0xCAFEBABE);
                assertThat(content.readUnsignedShort())
                        .as("%s needs no preview feature", file)
                        .isZero();
                levels.put(classes.relativize(file).toString(), content.readUnsignedShort());
            }
        }
        return levels;
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
