package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.FloodJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** More files in one run than its heap could ever hold. */
@Slow
final class FloodIT {
    private static final int FILES = Integer.getInteger("flood", 1_000_000);

    @TempDir
    private Path temporary;

    @EachJdk
    void tracksAMillionFilesInASmallHeap(Jdk jdk) {
        TrackedFolder folder = new TrackedFolder(temporary.resolve("tracked"));
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .option("-Xmx64m", ForkedJvm.BOTH_COMPILERS)
                .agent("path=" + folder.path() + ",shutdown.timeout=2m")
                .timeout(Duration.ofMinutes(3).plusSeconds(FILES / 50_000))
                .main(FloodJob.class, Integer.toString(FILES))
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(jvm.output()).isEqualTo("done\n");
        assertThat(jvm.exitCode()).isZero();
        StoredRun run = folder.run("flood");
        long skipped = (FILES + 499L) / 1000;
        long failed = (FILES + 99L) / 100 - skipped;
        assertThat(run.text("status")).isEqualTo("partial_success");
        assertThat(run.number("total_files")).isEqualTo(FILES);
        assertThat(run.number("failed_count")).isEqualTo(failed);
        assertThat(run.number("skipped_count")).isEqualTo(skipped);
        assertThat(run.number("success_count")).isEqualTo(FILES - failed - skipped);
        assertThat(run.number("dropped_records")).isZero();
        assertThat(storedStatuses(run))
                .isEqualTo(Map.of("success", FILES - failed - skipped, "failed", failed, "skipped", skipped));
    }

    private static Map<String, Long> storedStatuses(StoredRun run) {
        Map<String, Long> statuses = new HashMap<>();
        int[] number = {0};
        run.forEachFile(file -> {
            assertThatItIsNumber(number[0]++, file);
            statuses.merge(file.get("status").asText(), 1L, Long::sum);
        });
        return statuses;
    }

    private static void assertThatItIsNumber(int number, JsonNode file) {
        String path = file.get("file_path").asText();
        if (!path.equals("/data/recordings/2026/01/31/call-" + number + ".wav")) {
            throw new AssertionError("Record " + number + " is " + file);
        }
    }
}
