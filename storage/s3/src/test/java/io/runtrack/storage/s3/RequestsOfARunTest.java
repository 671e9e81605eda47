package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.S3Server;
import io.runtrack.fixtures.Slow;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/s3.md to what a run really asks of the service. */
@Timeout(120)
@Slow
class RequestsOfARunTest {
    @TempDir
    Path folder;

    @Test
    void areThoseOfTheTableOfCosts() throws Exception {
        try (S3Server server = S3Server.start(S3Server.Kind.S3MOCK, folder.resolve("data"));
                FaultyProxy proxy = FaultyProxy.before(server.port());
                BlobStore store =
                        new S3Bucket(S3Account.of(S3Server.environment(proxy.port())), server.createBucket("runs"))) {
            int before = proxy.requests().size();
            try (Recorder recorder = Recorder.open(options(store))) {
                RunTracker tracker = recorder.run("command").build().start();
                awaitSilence(proxy, before + 1);
                // The first checkpoint may come before the run does.
                assertThat(kinds(proxy, before)).hasSizeBetween(1, 2).containsOnly("PUT run_metadata");
                before = proxy.requests().size();
                tracker.trackFile("a.wav", FileStatus.SUCCESS);
                RunInProgress.of(tracker).end();
            }
            assertThat(kinds(proxy, before)).containsExactly("PUT file_logs", "PUT email_logs", "PUT run_metadata");
        }
    }

    private static List<String> kinds(FaultyProxy proxy, int from) {
        List<String> all = proxy.requests();
        return all.subList(from, all.size()).stream()
                .map(request ->
                        request.replaceFirst("^(\\w+) .*/runs/(run_metadata|file_logs|email_logs)/.*$", "$1 $2"))
                .toList();
    }

    private static void awaitSilence(FaultyProxy proxy, int atLeast) throws InterruptedException {
        int seen = -1;
        while (seen < atLeast || seen < proxy.requests().size()) {
            seen = proxy.requests().size();
            Thread.sleep(1_000);
        }
    }

    private RecorderOptions options(BlobStore store) throws IOException {
        return new RecorderOptions(
                TrackingStorage.open(store, ""),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(Duration.ofHours(1), Duration.ofSeconds(60)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, Diagnostics.systemLogger(), new JvmExit()));
    }
}
