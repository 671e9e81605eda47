package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                        "path " + tracked + " environment variable TRACKING_PATH",
                        "verbose true agent argument",
                        "checkpoint 10s config file " + config + ", line 1",
                        "labels team=qa;pipeline=nightly environment variable TRACKING_LABELS",
                        "shutdown.timeout 8s default",
                        "ok settings without mistakes",
                        "ok storage a probe was written, read and deleted: " + tracked.toRealPath())
                .anyMatch(line -> line.startsWith("ok spool " + tracked) && line.endsWith("made when it is needed"));
        try (Stream<Path> left = Files.walk(tracked)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongAllAtOnce() {
        Launch launch =
                Launch.in(Map.of("TRACKING_PATH", folder.toString()), null, "doctor", "verbse=true", "checkpoint=soon");
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).isEmpty();
        assertThat(launch.out())
                .containsPattern("failed +settings +verbse = .* the nearest one is verbose; checkpoint = .soon")
                .doesNotContain("storage ");
    }

    @Test
    void saysThatTrackingIsOff() {
        Launch launch = Launch.in(Map.of(), null, "doctor");
        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out())
                .containsPattern("failed +settings +no tracking path is set, so tracking is off; give --path");
    }

    @Test
    void namesAStorageThatDoesNotWork() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String path : List.of(file.toString(), "azure://nightly/runs")) {
            Launch launch = Launch.in(Map.of("TRACKING_PATH", path), null, "doctor", "spool=" + folder);
            assertThat(launch.exitCode()).as(path).isEqualTo(1);
            assertThat(launch.out()).containsPattern("failed +storage ");
        }
    }

    @Test
    void givesProgramsTheSameAsJson() throws IOException {
        Launch launch = Launch.of("doctor", "--path", folder.resolve("new").toString(), "--format", "json");

        Map<String, @Nullable Object> diagnosis = Parsed.object(Parsed.json(launch.out()));
        assertThat(Parsed.objects(diagnosis.get("settings")))
                .hasSize(20)
                .contains(Map.of("key", "checkpoint", "value", "5s", "origin", "default", "source", "default"));
        assertThat(Parsed.objects(diagnosis.get("checks")))
                .extracting(check -> check.get("check") + " " + check.get("result"))
                .containsExactly("settings ok", "storage ok", "spool ok");
        assertThat(folder.resolve("new")).as("what was not there before").doesNotExist();
    }

    @Test
    void findsWhatDeadProcessesLeftAndTouchesNothingOfIt() throws IOException {
        Path spool = folder.resolve("spool");
        Spool.open(spool)
                .create(JournalHeader.of(folder.toString(), 5_000), 1 << 20, TextFilter.NONE)
                .close();

        String[] command = {"doctor", "--path", folder.toString(), "spool=" + spool};
        Launch launch = Launch.of(command);

        assertThat(launch.out())
                .containsPattern(
                        "warning +spool +1 process that died has left unfinished runs in " + spool + "; run recover");
        assertThat(Launch.of(command)).isEqualTo(launch);
    }

    @Test
    void refusesASpoolThatIsALink() throws IOException {
        Path spool = Files.createSymbolicLink(folder.resolve("link"), folder);

        Launch launch = Launch.of("doctor", "--path", folder.toString(), "spool=" + spool);

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.out()).containsPattern("failed +spool .*symbolic link");
    }
}
