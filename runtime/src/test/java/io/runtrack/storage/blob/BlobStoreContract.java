package io.runtrack.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do; each has a test class that extends this one. */
public abstract class BlobStoreContract {
    private static final String NAME = "run_metadata/2025/01/25/x.json";

    @TempDir
    protected Path spool;

    /** The store under test: empty, and the same throughout one test. */
    protected abstract BlobStore store();

    @Test
    void givesBackWhatWasWritten() throws IOException {
        store().write(NAME, text("a\0é\n"));
        assertThat(read(NAME)).isEqualTo("a\0é\n");
    }

    @Test
    void replacesABlobWholeEvenByAShorterOne() throws IOException {
        store().write(NAME, text("long content"));
        store().write(NAME, text("s"));
        assertThat(read(NAME)).isEqualTo("s");
    }

    @Test
    void givesBackNothingWhereNothingWasWritten() throws IOException {
        store().write(NAME, text(""));
        assertThat(read(NAME)).isEmpty();
    }

    @Test
    void createsABlobOnceAndLeavesItAsItIs() throws IOException {
        assertThat(store().create(NAME, text("first"))).isTrue();
        assertThat(store().create(NAME, text("second"))).isFalse();
        assertThat(read(NAME)).isEqualTo("first");
        store().update(NAME, text("third"));
        assertThat(read(NAME)).isEqualTo("third");
        assertThat(store().list("")).containsExactly(NAME);
        assertThat(store().delete(NAME)).isTrue();
        assertThat(store().create(NAME, text("fourth"))).isTrue();
        assertThat(read(NAME)).isEqualTo("fourth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a+b", "a%41", "100%", "a%2Fb", "a?b", "a#b", "a&b=c", "é\u4e2d", "a'b", "a;b", "a:b"})
    void takesNamesAsTheyAre(String part) throws IOException {
        String name = part + "/" + part + ".json";
        store().write(name, text(part));
        assertThat(read(name)).isEqualTo(part);
        assertThat(store().list("")).containsExactly(name);
        assertThat(store().list(part + "/")).containsExactly(name);
        store().grow(name).finish(spool.resolve("none"), 0);
        assertThat(read(name)).isEqualTo("[]\n");
        assertThat(store().delete(name)).isTrue();
    }

    @Test
    void readersKeepTheContentThatTheyOpenedHoweverLongItIs() throws IOException {
        String old = "old ".repeat(3 << 20);
        store().write(NAME, text(old));
        try (InputStream opened = store().read(NAME)) {
            store().write(NAME, text("new"));
            assertThat(new String(opened.readAllBytes(), StandardCharsets.UTF_8).equals(old))
                    .isTrue();
        }
    }

    @Test
    void readersKeepTheContentThatTheyOpened() throws IOException {
        store().write(NAME, text("old"));
        try (InputStream opened = store().read(NAME)) {
            store().write(NAME, text("new, and longer"));
            assertThat(new String(opened.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("old");
        }
    }

    @Test
    void saysThatABlobIsMissing() throws IOException {
        store().write(NAME, text("x"));
        assertThatThrownBy(() -> store().read("run_metadata/2025/01/25/y.json"))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().read("run_metadata/2025/01/25")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsSortedNamesByAnyPrefix() throws IOException {
        for (String name : new String[] {"b/2.json", "b/10.json", "a/z.json", "b.json", "b/c/d.json"}) {
            store().write(name, text(name));
        }
        assertThat(store().list("")).containsExactly("a/z.json", "b.json", "b/10.json", "b/2.json", "b/c/d.json");
        assertThat(store().list("b/")).containsExactly("b/10.json", "b/2.json", "b/c/d.json");
        assertThat(store().list("b/1")).containsExactly("b/10.json");
        assertThat(store().list("b")).containsExactly("b.json", "b/10.json", "b/2.json", "b/c/d.json");
        assertThat(store().list("c/")).isEmpty();
    }

    @Test
    void deletesOnceAndOnlyBlobs() throws IOException {
        store().write(NAME, text("x"));
        assertThat(store().delete("run_metadata/2025")).isFalse();
        assertThat(store().delete(NAME)).isTrue();
        assertThat(store().delete(NAME)).isFalse();
        assertThat(store().list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a/",
                "a//b",
                "../a",
                "a/../b",
                "a/..",
                "./a",
                "a\\b",
                "a\0b",
                "a\nb",
                ".spool/a",
                "a/.b"
            })
    void refusesNamesThatCouldLeaveTheStoreOrMeetItsOwnFiles(String name) {
        assertThatThrownBy(() -> store().write(name, text("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().read(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../", "/", "a/../", "a//", "\\", ".spool/"})
    void refusesToListWhatNoNameBeginsWith(String prefix) {
        assertThatThrownBy(() -> store().list(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheOldBlobWhenTheNewContentTurnsOutTooShort() throws IOException {
        store().write(NAME, text("old"));
        Path file = Files.writeString(spool.resolve("short"), "12345");
        assertThatThrownBy(() -> store().write(NAME, BlobContent.of(file, 6)))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("5 of 6 bytes");
        assertThat(read(NAME)).isEqualTo("old");
        assertThat(store().list("")).containsExactly(NAME);
    }

    @Test
    void movesAFileOverABlob() throws IOException {
        store().write(NAME, text("old"));
        Path file = Files.writeString(spool.resolve("working"), "new");
        store().move(file, NAME);
        assertThat(read(NAME)).isEqualTo("new");
        assertThat(file).doesNotExist();
    }

    @Test
    void publishesAGrowingBlobOnceItIsNotEmptyAndAgainWhenItHasDoubled() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3,\n4,\n5");
        GrowingBlob growing = store().grow(NAME);
        growing.publish(file, 0);
        assertThat(store().list("")).isEmpty();
        growing.publish(file, "[\n1".length());
        assertThat(read(NAME)).isEqualTo("[\n1\n]\n");
        growing.publish(file, "[\n1,\n2".length());
        assertThat(read(NAME)).isEqualTo("[\n1,\n2\n]\n");
        assertThat(file).hasContent("[\n1,\n2,\n3,\n4,\n5");
    }

    @Test
    void finishesAGrowingBlobHoweverOftenThatWasTriedBefore() throws IOException {
        // As it is left by an attempt that was broken off between the bracket and the move, and by a torn record.
        for (String left : new String[] {"\n]\n", ",\n{\"run_id\":\"to"}) {
            Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2" + left);
            store().grow(NAME).finish(file, "[\n1,\n2".length());
            assertThat(read(NAME)).isEqualTo("[\n1,\n2\n]\n");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void finishesAnEmptyGrowingBlobEvenWithoutAFile() throws IOException {
        store().grow(NAME).finish(spool.resolve("never written"), 0);
        assertThat(read(NAME)).isEqualTo("[]\n");
    }

    @Test
    void doesNotFinishAGrowingBlobWhoseWorkingFileWasCut() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        assertThatThrownBy(() -> store().grow(NAME).finish(file, 10)).isInstanceOf(EOFException.class);
        assertThat(store().list("")).isEmpty();
        assertThat(file).hasContent("[\n1");
    }

    @Test
    void doesNotPublishAGrowingBlobWhoseWorkingFileWasCut() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        assertThatThrownBy(() -> store().grow(NAME).publish(file, 10)).isInstanceOf(EOFException.class);
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void writesAGrowingBlobAgainThatSomebodyDeleted() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3");
        GrowingBlob growing = store().grow(NAME);
        growing.publish(file, "[\n1".length());
        store().delete(NAME);
        growing.finish(file, "[\n1,\n2,\n3".length());
        assertThat(read(NAME)).isEqualTo("[\n1,\n2,\n3\n]\n");
    }

    @Test
    void worksOnAThreadThatIsBeingInterrupted() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        Thread.currentThread().interrupt();
        try {
            GrowingBlob growing = store().grow(NAME);
            growing.publish(file, "[\n1".length());
            growing.finish(file, "[\n1".length());
            assertThat(read(NAME)).isEqualTo("[\n1\n]\n");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String name) throws IOException {
        try (InputStream in = store().read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
