package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void showsEachSettingWithItsOriginAndTriesTheStorage() throws IOException {
        Path tracked = Files.createDirectory(folder.resolve("tracked"));
        Path config = Files.writeString(folder.resolve("runtrack.yaml"), "checkpoint: 10s\n");
        Launch launch = Launch.in(
                Map.of("TRACKING_PATH", tracked.toString(), "TRACKING_LABELS", "team=qa;pipeline=nightly"),
                null,
                "doctor",
                "config=" + config,
                "verbose=true");

        assertThat(launch.err()).isEmpty();
        assertThat(launch.exitCode()).isZero();
        assertThat(launch.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "path " + tracked + " TRACKING_PATH",
                        "verbose true argument",
                        "checkpoint 10s config file",
                        "labels team=qa;pipeline=nightly TRACKING_LABELS",
                        "shutdown.timeout 8s default",
                        "Storage " + tracked.toRealPath(),
                        " a probe was written, read and deleted");
        try (Stream<Path> left = Files.walk(tracked)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongAllAtOnce() {
        Launch launch =
                Launch.in(Map.of("TRACKING_PATH", folder.toString()), null, "doctor", "verbse=true", "checkpoint=soon");
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err().lines()).hasSize(3);
        assertThat(launch.err()).contains("verbse", "verbose", "checkpoint", "soon", "these 2 settings");
    }

    @Test
    void saysThatTrackingIsOff() {
        Launch launch = Launch.in(Map.of(), null, "doctor");
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).contains("is off: no path is set");
    }

    @Test
    void namesAStorageThatDoesNotWork() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String path : List.of(file.toString(), "azure://nightly/runs")) {
            Launch launch = Launch.in(Map.of("TRACKING_PATH", path), null, "doctor", "spool=" + folder);
            assertThat(launch.exitCode()).as(path).isEqualTo(1);
            assertThat(launch.out()).contains("Storage");
        }
    }
}
