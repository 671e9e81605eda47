package io.runtrack.storage.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.ManyBlobs;
import io.runtrack.storage.blob.ScopedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderReaderTest {
    @TempDir
    Path temp;

    private Path root;
    private LocalFolder folder;

    @BeforeEach
    void storeTwoDocuments() throws IOException {
        root = temp.toRealPath().resolve("tracking");
        folder = LocalFolder.at(root);
        folder.write("a/b/one.json", BlobContent.of("1".getBytes(StandardCharsets.UTF_8)));
        folder.write("a/c/two.json", BlobContent.of("2".getBytes(StandardCharsets.UTF_8)));
        folder.write("top.json", BlobContent.of("3".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsFromOneFolderAfterTheOther() throws IOException {
        try (ManyBlobs blobs = folder.openMany()) {
            assertThat(text(blobs, "a/b/one.json")).isEqualTo("1");
            assertThat(text(blobs, "a/c/two.json")).isEqualTo("2");
            assertThat(text(blobs, "a/b/one.json")).isEqualTo("1");
            assertThat(text(blobs, "top.json")).isEqualTo("3");
            assertThatThrownBy(() -> blobs.read("a/b/none.json")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> blobs.read("a/none/one.json")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> blobs.read("../tracking/top.json")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readsBelowABasePath() throws IOException {
        try (ManyBlobs blobs = new ScopedStore(folder, "a").openMany()) {
            assertThat(text(blobs, "b/one.json")).isEqualTo("1");
        }
    }

    @Test
    void followsNoLinks() throws IOException {
        Files.createSymbolicLink(root.resolve("a/b/link.json"), root.resolve("top.json"));
        Files.createSymbolicLink(root.resolve("a/linked"), root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("all"), root.resolve("a"));
        try (ManyBlobs blobs = folder.openMany()) {
            assertThatThrownBy(() -> blobs.read("a/b/link.json")).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> blobs.read("a/linked/one.json")).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> blobs.read("all/b/one.json")).isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void staysInAFolderInWhosePlaceALinkIsPut() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("one.json"), "theirs");
        try (ManyBlobs blobs = folder.openMany()) {
            assertThat(text(blobs, "a/b/one.json")).isEqualTo("1");
            Files.move(root.resolve("a/b"), root.resolve("a/moved"));
            Files.createSymbolicLink(root.resolve("a/b"), elsewhere);
            assertThat(text(blobs, "a/b/one.json")).isEqualTo("1");
        }
    }

    @Test
    void doesNotWaitForTheOtherEndOfAPipe() throws IOException, InterruptedException {
        Process mkfifo = new ProcessBuilder(
                        "mkfifo", root.resolve("a/b/pipe.json").toString())
                .inheritIO()
                .start();
        Assumptions.assumeTrue(mkfifo.waitFor() == 0);
        try (ManyBlobs blobs = folder.openMany()) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThatThrownBy(() -> blobs.read("a/b/pipe.json"))
                            .isInstanceOf(NoSuchFileException.class));
        }
    }

    private static String text(ManyBlobs blobs, String name) throws IOException {
        try (InputStream in = blobs.read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
