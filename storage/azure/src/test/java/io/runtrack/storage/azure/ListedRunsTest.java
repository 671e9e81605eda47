package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Azurite;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.Slow;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet's night: its runs are listed by what stands in the listing, and only documents without that are downloaded.
 */
@Slow
@Timeout(300)
class ListedRunsTest {
    private static final int RUNS = 5_000;
    private static final Instant LAST = Instant.parse("2026-01-31T23:00:00Z");

    @TempDir
    Path folder;

    @Test
    void fiveThousandRunsTakeLessThanTenRequests() throws IOException, InterruptedException {
        try (Azurite azurite = Azurite.start(folder);
                FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            try (TrackingStorage direct = storage(azurite.port())) {
                save(direct);
                direct.blobs()
                        .write(
                                "run_metadata/2026/01/31/other.json",
                                BlobContent.of(("{\"run_id\": \"other\", \"command\": \"by another writer\","
                                                + " \"started_at\": \"2026-01-31T22:00:00\", \"status\": \"success\"}")
                                        .getBytes(StandardCharsets.UTF_8)));
            }
            try (TrackingStorage counted = storage(proxy.port())) {
                RunListing listing = counted.listRuns(LAST.minus(Duration.ofDays(3)), LAST, run -> true);

                assertThat(listing.unreadable()).isEmpty();
                assertThat(listing.runs()).hasSize(RUNS + 1);
                assertThat(listing.runs().get(0)).isEqualTo(run(0));
            }
            assertThat(proxy.requests()).hasSizeLessThan(10);
            assertThat(proxy.requests())
                    .filteredOn(request -> !request.contains("comp=list"))
                    .singleElement()
                    .asString()
                    .contains("other.json");
        }
    }

    private static void save(TrackingStorage storage) throws InterruptedException {
        storage.saveRunMetadata(run(0)); // which makes the container
        ExecutorService threads = Executors.newFixedThreadPool(16);
        for (int i = 1; i < RUNS; i++) {
            RunMetadata run = run(i);
            threads.execute(() -> storage.saveRunMetadata(run));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
    }

    /** All within three days. */
    private static RunMetadata run(int number) {
        Instant started = LAST.minusSeconds(number * 30L);
        return RunMetadata.builder("run-" + number, "transcribe", started)
                .subcommand("größe " + number)
                .completedAt(started.plusSeconds(20))
                .status(number % 2 == 0 ? RunStatus.SUCCESS : RunStatus.PARTIAL_SUCCESS)
                .totalFiles(number)
                .labels(Map.of("team", "qa"))
                .build();
    }

    private static TrackingStorage storage(int port) {
        return TrackingStorage.open(
                new AzureContainer(
                        AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, Azurite.connectionString(port))),
                        "fleet"),
                "");
    }
}
