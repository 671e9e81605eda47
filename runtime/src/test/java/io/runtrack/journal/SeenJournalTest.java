package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.StoredSegments;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a journal that is somebody else's. */
class SeenJournalTest {

    @TempDir
    Path folder;

    @Test
    void findsWhatIsInALiveJournalAndChangesNothing() throws IOException {
        Path spool = folder.resolve("spool");
        try (Journal journal = Samples.journal(spool, JournalShape.standard(1 << 30))) {
            for (int i = 0; i < 50; i++) {
                journal.append(Samples.file("in/" + i));
            }
            damage(journal.folder().resolve(StoredSegments.name(1)));
            List<String> before = files(journal.folder());

            assertThat(contains(spool, "in/0", 100)).isTrue();
            assertThat(contains(spool, "in/49", 100)).as("behind a damage").isTrue();
            assertThat(contains(spool, "in/50", 100)).isFalse();
            assertThat(contains(spool, "in/49", 10))
                    .as("beyond what is looked at")
                    .isFalse();
            assertThat(Spool.open(spool).look(header -> false)).isEmpty();

            assertThat(files(journal.folder())).isEqualTo(before);
            assertThat(journal.append(Samples.file("in/50"))).isTrue();
        }
    }

    @Test
    void findsNothingInAJournalThatIsGone() throws IOException {
        Path spool = folder.resolve("spool");
        Journal journal = Samples.journal(spool, JournalShape.standard(1 << 30));
        journal.append(Samples.file("in/0"));
        List<SeenJournal> seen = Spool.open(spool).look(header -> true);
        journal.delete();

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).contains(entry -> true, 100)).isFalse();
    }

    private static boolean contains(Path spool, String path, int most) throws IOException {
        List<SeenJournal> seen =
                Spool.open(spool).look(header -> header.destination().equals("/data/tracking"));
        assertThat(seen).hasSize(1);
        return seen.get(0).contains(entry -> Samples.path(entry).equals(path), most);
    }

    private static void damage(Path segment) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(1_000);
            file.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
        }
    }

    private static List<String> files(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
