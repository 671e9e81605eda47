package io.runtrack.storage.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreContract;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFolderTest extends BlobStoreContract {
    @TempDir
    Path temp;

    private Path root;
    private LocalFolder folder;

    @BeforeEach
    void openAFolderThatDoesNotExistYet() throws IOException {
        root = temp.toRealPath().resolve("tracking/here");
        folder = LocalFolder.at(root);
    }

    @Override
    protected BlobStore store() {
        return folder;
    }

    @Test
    void createsNothingUntilItWrites() throws IOException {
        assertThat(folder.list("run_metadata/")).isEmpty();
        assertThat(folder.delete("a.json")).isFalse();
        assertThat(root.getParent()).doesNotExist();
    }

    @Test
    void leavesNoTemporaryFileWhenAWriteFails() throws IOException {
        Path notThere = temp.resolve("gone");
        assertThatThrownBy(() -> folder.write("a/b.json", BlobContent.of(notThere, 3)))
                .isInstanceOf(FileSystemException.class);
        Path tooShort = Files.writeString(temp.resolve("short"), "1");
        assertThatThrownBy(() -> folder.write("a/b.json", BlobContent.of(tooShort, 3)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> folder.move(notThere, "a/b.json")).isInstanceOf(FileSystemException.class);
        assertThat(root.resolve("a")).isEmptyDirectory();
    }

    @Test
    void neverListsDotFilesOrLinks() throws IOException {
        folder.write("a/b.json", BlobContent.of(new byte[1]));
        Files.createDirectories(root.resolve(".spool/root"));
        Files.writeString(root.resolve(".spool/root/head"), "x");
        Files.writeString(root.resolve("a/.tmp-1234"), "half a docu");
        Files.createSymbolicLink(root.resolve("a/link.json"), root.resolve("a/b.json"));
        Files.createSymbolicLink(root.resolve("linked"), root.resolve("a"));
        assertThat(folder.list("")).containsExactly("a/b.json");
        assertThatThrownBy(() -> folder.read("a/link.json")).isInstanceOf(FileSystemException.class);
    }

    @Test
    void doesNotListWhatItCouldNotRead() throws IOException {
        folder.write("a/b.json", BlobContent.of(new byte[1]));
        Files.writeString(root.resolve("a/line\nbreak.json"), "{}");
        Files.writeString(root.resolve("a/back\\slash.json"), "{}");
        assertThat(folder.list("")).containsExactly("a/b.json");
    }

    @Test
    void doesNotWriteThroughLinksThatSomebodyPutIntoTheTree() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Path victim = Files.writeString(elsewhere.resolve("victim"), "mine");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("run_metadata"), elsewhere);
        Files.createSymbolicLink(root.resolve("x.json"), victim);

        assertThatThrownBy(() -> folder.write("run_metadata/2025/x.json", BlobContent.of(new byte[1])))
                .hasMessageContaining("run_metadata")
                .hasMessageContaining("symbolic links are not followed");
        folder.write("x.json", BlobContent.of("new".getBytes(StandardCharsets.UTF_8)));

        assertThat(victim).hasContent("mine");
        assertThat(root.resolve("x.json")).hasContent("new").isRegularFile();
        assertThat(elsewhere).isDirectoryNotContaining("glob:**2025");
    }

    @Test
    void doesNotReadOrDeleteThroughLinksThatSomebodyPutIntoTheTree() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere/2025"));
        Path victim = Files.writeString(elsewhere.resolve("victim.json"), "mine");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("run_metadata"), elsewhere.getParent());

        assertThat(folder.list("run_metadata/2025/")).isEmpty();
        assertThatThrownBy(() -> folder.read("run_metadata/2025/victim.json")).isInstanceOf(NoSuchFileException.class);
        assertThat(folder.delete("run_metadata/2025/victim.json")).isFalse();
        assertThat(victim).hasContent("mine");
    }

    @Test
    void deletesFoldersThatHoldNothingAndNoOthers() throws IOException {
        Files.createDirectories(root.resolve("a/empty"));
        Files.createDirectories(root.resolve("a/temporary"));
        Files.createFile(root.resolve("a/temporary/.tmp-1"));
        Files.createSymbolicLink(root.resolve("a/link"), root.resolve("a/empty"));
        Files.createFile(root.resolve("a/file"));

        assertThat(folder.deleteEmptyFolder("a/temporary")).isFalse();
        assertThat(folder.deleteEmptyFolder("a/link")).isFalse();
        assertThat(folder.deleteEmptyFolder("a/file")).isFalse();
        assertThat(folder.deleteEmptyFolder("none/at/all")).isFalse();
        assertThat(folder.deleteEmptyFolder("a/empty")).isTrue();
        assertThat(root.resolve("a").toFile().list()).containsExactlyInAnyOrder("temporary", "link", "file");
    }

    @Test
    void writesWhileSomebodyDeletesEmptyFolders() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread deleting = new Thread(() -> {
            while (!over.get()) {
                try {
                    folder.deleteEmptyFolder("x/2025/01");
                    folder.deleteEmptyFolder("x/2025");
                    folder.deleteEmptyFolder("x");
                } catch (IOException unexpected) {
                    throw new UncheckedIOException(unexpected);
                }
            }
        });
        deleting.start();
        for (int i = 0; i < 2_000; i++) {
            folder.write("x/2025/01/a.json", BlobContent.of(new byte[1]));
            assertThat(folder.delete("x/2025/01/a.json")).isTrue();
        }
        over.set(true);
        deleting.join();
    }

    @Test
    void makesFoldersAsOpenAsASharedTrackingPathAndDocumentsAsTheUmaskSays() throws IOException {
        Files.createDirectories(root);
        Files.setAttribute(root, "unix:mode", 01777);
        folder.write("run_metadata/2025/x.json", BlobContent.of(new byte[1]));
        Path ordinary = Files.createFile(temp.resolve("ordinary"));

        assertThat(mode(root.resolve("run_metadata"))).isEqualTo("1777");
        assertThat(mode(root.resolve("run_metadata/2025"))).isEqualTo("1777");
        assertThat(mode(root.resolve("run_metadata/2025/x.json"))).isEqualTo(mode(ordinary));
        assertThat(root.resolve("run_metadata").toFile().list()).containsExactly("2025");
    }

    @Test
    void makesFoldersAsTheUmaskSaysWhereTheTrackingPathIsItsOwnersAlone() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder.write("run_metadata/x.json", BlobContent.of(new byte[1]));

        assertThat(mode(root.resolve("run_metadata")))
                .isEqualTo(mode(Files.createDirectory(temp.resolve("ordinary-folder"))));
    }

    private static String mode(Path path) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(path, "unix:mode") & 07777);
    }

    @Test
    void givesAMovedPrivateFileTheAccessOfAnOrdinaryOne() throws IOException {
        Path file = Files.createFile(
                temp.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        folder.write("written.json", BlobContent.of(new byte[1]));
        folder.move(file, "moved.json");
        assertThat(Files.getPosixFilePermissions(root.resolve("moved.json")))
                .isEqualTo(Files.getPosixFilePermissions(root.resolve("written.json")));
    }

    @Test
    void movesFromAnotherFileSystem() throws IOException {
        Path otherFileSystem = Path.of("/dev/shm");
        Assumptions.assumeTrue(Files.isWritable(otherFileSystem)
                && !Files.getFileStore(otherFileSystem).equals(Files.getFileStore(temp)));
        Path file = Files.createTempFile(otherFileSystem, "runtrack", ".json");
        Files.writeString(file, "[]");
        folder.move(file, "a.json");
        assertThat(root.resolve("a.json")).hasContent("[]");
        assertThat(file).doesNotExist();
        assertThat(root).isDirectoryNotContaining("glob:**/.tmp*");
    }

    @Test
    void hasOneLocationHoweverTheFolderIsNamedAndAlsoBeforeItExists() throws IOException {
        Path real = temp.toRealPath();
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        assertThat(LocalFolder.at(link.resolve("x/../tracking/./here")).location())
                .isEqualTo(folder.location());
        Files.createDirectories(root);
        assertThat(LocalFolder.at(link.resolve("tracking/here")).location()).isEqualTo(root.toString());
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> LocalFolder.at(file)).hasMessageContaining("give the path of a folder");
    }

    @Test
    void copiesNoMoreThanTheGivenLengthOfAFileThatGrows() throws IOException {
        Path file = Files.writeString(temp.resolve("growing"), "0123456789");
        folder.write("a", BlobContent.concat(BlobContent.of(file, 4), BlobContent.of(new byte[] {'!'})));
        try (InputStream in = folder.read("a")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("0123!");
        }
    }

    @Test
    void copiesAGrowingBlobNoMoreBeforeItHasDoubled() throws IOException {
        Path file = Files.writeString(spool.resolve("growing"), "[\n1,\n2");
        GrowingBlob growing = store().grow("x.json");
        growing.publish(file, "[\n1".length());
        growing.publish(file, "[\n1,\n".length());
        assertThat(store().read("x.json")).hasContent("[\n1\n]\n");
    }
}
