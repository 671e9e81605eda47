package io.runtrack.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.storage.StorageSchemes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts what settings make a JVM load: idle JVMs pay for it on every start. */
class LeanStartTest {
    private static final List<String> SLOW_TO_LOAD = List.of(
            "java.util.regex.",
            "java.util.stream.",
            "java.util.Formatter",
            "java.lang.invoke.",
            "$$Lambda",
            "BlobStoreProvider");

    @Test
    void loadsNothingSlowWhileTheSettingsHaveNoMistakes() throws IOException, InterruptedException {
        List<String> loaded = classesLoadedBySettings();

        assertThat(loaded).anyMatch(line -> line.contains("io.runtrack.config.SettingReader"));
        assertThat(loaded).noneMatch(line -> SLOW_TO_LOAD.stream().anyMatch(line::contains));
        assertThat(loaded)
                .as("classes of our own")
                .filteredOn(line -> line.contains("io.runtrack"))
                .hasSizeLessThan(25);
    }

    private static List<String> classesLoadedBySettings() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.substring(output.indexOf(Start.BEGIN), output.indexOf(Start.END))
                .lines()
                .toList();
    }

    static final class Start {
        static final String BEGIN = "settings begin";
        static final String END = "settings end";

        public static void main(String[] args) throws InvalidSettingsException {
            SettingSources sources = SettingSources.ofThisProcess(
                    "path=/data,verbose=true,checkpoint=2s,spool.max=1GiB,labels=team=qa,log.level=info",
                    new StorageSchemes());
            System.out.println(BEGIN);
            boolean tracking = Settings.load(sources).isTracking();
            System.out.println(END);
            System.exit(tracking ? 0 : 1);
        }
    }
}
