package io.runtrack.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.folder.LocalFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of a storage without folders reads a document when it has changed, and never else. */
final class ListedStampsTest {
    private static final Instant START = Instant.parse("2026-01-31T01:00:00Z");
    private static final int RUNS = 40;

    @TempDir
    private Path folder;

    private final Queue<String> reads = new ConcurrentLinkedQueue<>();
    private Instant now = START.plus(Duration.ofHours(9));
    private TrackingStorage storage;
    private RunIndex index;

    @BeforeEach
    void store() throws IOException {
        storage = TrackingStorage.open(new FarStore(LocalFolder.at(folder)), "");
        for (int i = 0; i < RUNS; i++) {
            storage.saveRunMetadata(run(i).build());
        }
        writeByAnother("2026/01/31/other", "success");
        writeByAnother("2026/01/02/old", "success");
        reads.clear();
        index = new RunIndex(storage, clock());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void readsEachDocumentOnceAndThenWhatHasChanged() throws IOException {
        assertThat(index.runs().all()).hasSize(RUNS + 2);
        assertThat(reads()).hasSize(RUNS + 2).doesNotHaveDuplicates();

        later(Duration.ofSeconds(16));
        assertThat(index.runs().all()).hasSize(RUNS + 2);
        assertThat(reads()).as("nothing has changed").isEmpty();

        writeByAnother("2026/01/31/other", "failed");
        storage.saveRunMetadata(run(RUNS).build());
        storage.blobs().delete("run_metadata/2026/01/31/run-5.json");
        storage.blobs().write("run_metadata/2026/01/31/torn.json", BlobContent.of(new byte[] {'{'}));
        reads();
        later(Duration.ofSeconds(16));
        Runs runs = index.runs();
        assertThat(runs.all()).hasSize(RUNS + 2);
        assertThat(status("other")).isEqualTo(RunStatus.FAILED);
        assertThat(runs.byId("run-5")).isNull();
        assertThat(runs.unreadable()).hasSize(1);
        assertThat(reads()).containsExactlyInAnyOrder("other", "run-" + RUNS, "torn");

        storage.blobs().delete("run_metadata/2026/01/31/torn.json");
        later(Duration.ofSeconds(16));
        assertThat(index.runs().unreadable()).isEmpty();
        assertThat(reads()).isEmpty();
    }

    @Test
    void seesWhatHasChangedInAnOldDayWithinTenMinutes() throws IOException {
        index.runs();
        writeByAnother("2026/01/02/old", "failed");
        reads();

        later(Duration.ofMinutes(11));

        assertThat(status("old")).isEqualTo(RunStatus.FAILED);
        assertThat(reads()).containsExactly("old");
    }

    @Test
    void readsNothingAfterARestartThatIsAsItWas() throws IOException {
        index.runs();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        index.keep(kept);
        writeByAnother("2026/01/02/old", "failed");
        reads();

        index = new RunIndex(storage, clock());
        index.restore(ByteBuffer.wrap(kept.toByteArray()));

        assertThat(status("old")).isEqualTo(RunStatus.FAILED);
        assertThat(index.runs().all()).hasSize(RUNS + 2);
        assertThat(reads()).containsExactly("old");
    }

    private @Nullable RunStatus status(String id) {
        RunMetadata run = index.runs().byId(id);
        return run == null ? null : run.status();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    /** The documents that were read since the last time. */
    private List<String> reads() {
        List<String> names = reads.stream()
                .filter(name -> name.startsWith("run_metadata/"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1).replace(".json", ""))
                .toList();
        reads.clear();
        return names;
    }

    private static RunMetadata.Builder run(int number) {
        return RunMetadata.builder("run-" + number, "extract", START.plusSeconds(number))
                .completedAt(START.plusSeconds(90))
                .status(RunStatus.SUCCESS);
    }

    private void writeByAnother(String name, String status) throws IOException {
        String id = name.substring(name.lastIndexOf('/') + 1);
        String day = name.substring(0, 10).replace('/', '-');
        String text = "{\"run_id\": \"" + id + "\", \"command\": \"theirs\", \"started_at\": \"" + day
                + "T02:00:00\", \"status\": \"" + status + "\"}";
        storage.blobs().write("run_metadata/" + name + ".json", BlobContent.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** A store whose blobs could be anywhere, and that remembers which were read. */
    private final class FarStore implements BlobStore {
        private final BlobStore store;

        FarStore(BlobStore store) {
            this.store = store;
        }

        @Override
        public InputStream read(String name) throws IOException {
            reads.add(name);
            return store.read(name);
        }

        @Override
        public void write(String name, BlobContent content) throws IOException {
            store.write(name, content);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            return store.list(prefix);
        }

        @Override
        public @Nullable Map<String, String> versions(String prefix) throws IOException {
            return store.versions(prefix);
        }

        @Override
        public boolean delete(String name) throws IOException {
            return store.delete(name);
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }
}
