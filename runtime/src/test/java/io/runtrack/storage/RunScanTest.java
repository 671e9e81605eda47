package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.InMemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class RunScanTest {
    private static final Instant LAST = Instant.parse("2026-03-31T12:00:00Z");

    private final InMemoryStore memory = new InMemoryStore();
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    /** Notes what is read; keeps the 30th to itself. */
    private final BlobStore store = new BlobStore() {
        @Override
        public InputStream read(String name) throws IOException {
            read.add(name);
            return memory.read(name);
        }

        @Override
        public void write(String name, BlobContent content) throws IOException {
            memory.write(name, content);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            if (prefix.endsWith("03/30/")) {
                throw new AccessDeniedException(prefix);
            }
            return memory.list(prefix);
        }

        @Override
        public boolean delete(String name) throws IOException {
            return memory.delete(name);
        }

        @Override
        public void close() {}
    };

    private final TrackingStorage storage = TrackingStorage.open(store, "");

    @Test
    void readsNoMoreDaysThanItNeeds() {
        saveRuns(10, 3);
        read.clear();
        RunListing newest = storage.listRuns(LAST.minus(Duration.ofDays(10)), LAST, run -> true, 4);

        assertThat(newest.runs()).extracting(RunMetadata::runId).containsExactly("0-0", "0-1", "0-2", "2-0");
        assertThat(read).allMatch(name -> name.contains("03/31/") || name.contains("03/29/"));
    }

    @Test
    void namesADayThatItMayNotReadAndShowsTheOthers() {
        saveRuns(3, 1);
        RunListing all = storage.listRuns(LAST.minus(Duration.ofDays(3)), LAST, run -> true);

        assertThat(all.runs()).extracting(RunMetadata::runId).containsExactly("0-0", "2-0");
        assertThat(all.unreadable()).singleElement().satisfies(day -> assertThat(day.name())
                .isEqualTo("run_metadata/2026/03/30/"));
    }

    @Test
    void readsThousandsOfRunsOfOneDayOnceEach() {
        saveRuns(1, 2_345);
        RunListing all = storage.listRuns(LAST.minus(Duration.ofDays(1)), LAST, run -> true);

        assertThat(all.runs()).hasSize(2_345).doesNotHaveDuplicates();
        assertThat(read).filteredOn(name -> name.startsWith("run_metadata/")).hasSize(2_345);
    }

    @Test
    void leavesThePlaceOfAFailingFilterVisible() {
        saveRuns(1, 1);
        assertThatThrownBy(() -> storage.listRuns(LAST.minus(Duration.ofDays(1)), LAST, run -> {
                    throw new UnsupportedOperationException("of the caller");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void saveRuns(int days, int runsADay) {
        for (int day = 0; day < days; day++) {
            for (int run = 0; run < runsADay; run++) {
                Instant started = LAST.minus(Duration.ofDays(day)).minusSeconds(run);
                storage.saveRunMetadata(
                        RunMetadata.builder(day + "-" + run, "extract", started).build());
            }
        }
    }
}
