package io.runtrack.storage;

import static io.runtrack.storage.StoredRuns.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.storage.blob.InMemoryStore;
import io.runtrack.storage.folder.LocalFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrackingStorageOpeningTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void nameAFolder() throws IOException {
        folder = temp.toRealPath().resolve("my tracking");
    }

    @Test
    void keepsRunsBelowABasePathOfAStoreOfYourOwn() throws IOException {
        InMemoryStore store = new InMemoryStore();
        try (TrackingStorage own = TrackingStorage.open(store, "/team/tracking/")) {
            own.saveRunMetadata(complete());
            own.blobs().grow("growing.json").finish(temp.resolve("none"), 0);
            assertThat(own.listRuns(Instant.MIN, Instant.MAX, null, null)).containsExactly(complete());
            assertThat(own.localFolder()).isEmpty();
            assertThat(own.destination())
                    .isNotEqualTo(TrackingStorage.open(store, "/team/tracking/").destination());
        }
        assertThat(store.list(""))
                .containsExactly(
                        "team/tracking/growing.json",
                        "team/tracking/run_metadata/2025/01/25/" + StoredRuns.RUN_ID + ".json");
        assertThat(store.isClosed()).isTrue();
        assertThatThrownBy(() -> TrackingStorage.open(store, "../elsewhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasOneDestinationForAllNamesOfAFolder() throws IOException {
        String expected = folder.toString();
        String encoded = expected.replace(" ", "%20");
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.toRealPath());
        for (String name : List.of(
                expected,
                expected + "/",
                "file:" + encoded,
                "file://" + encoded,
                "FILE://localhost" + encoded,
                link.resolve("my tracking").toString())) {
            assertThat(TrackingStorage.open(name).destination()).as(name).isEqualTo(expected);
            assertThat(TrackingStorage.open(name).localFolder()).as(name).contains(folder);
        }
        assertThat(TrackingStorage.open("target/x:y").destination())
                .isEqualTo(Path.of("").toRealPath().resolve("target/x:y").toString());
        assertThat(TrackingStorage.open(LocalFolder.at(temp), "my tracking").destination())
                .isEqualTo(expected);
    }

    @Test
    void refusesPathsThatNameNoStorageAndSaysWhatToDo() throws IOException {
        for (String path : List.of("", " ", "tape://reel/x", "://", "file:relative", "file:///a b", "a\0b")) {
            assertThatThrownBy(() -> TrackingStorage.open(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give");
        }
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> TrackingStorage.open(file.toString())).isInstanceOf(UncheckedIOException.class);
    }
}
