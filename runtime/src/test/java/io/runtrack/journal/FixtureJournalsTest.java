package io.runtrack.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.journal.entry.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that earlier versions wrote must stay readable; these lie in the repository. */
class FixtureJournalsTest {

    @TempDir
    Path folder;

    @Test
    void readsAJournalOfVersion3() throws IOException {
        DeadJournal journal = claim("whole");

        assertThat(journal.header()).isEqualTo(FixtureJournals.HEADER);
        assertThat(journal.lastSignOfLife()).isEqualTo(FixtureJournals.HEARTBEAT);
        assertThat(journal.released()).isZero();
        assertThat(Samples.read(journal)).isEqualTo(FixtureJournals.entries());
        assertThat(journal.inFlight()).extracting(InFlightFile::path).containsExactly(FixtureJournals.IN_FLIGHT);
    }

    @Test
    void readsWhatIsWholeOfATruncatedJournalOfVersion3() throws IOException {
        List<JournalEntry> entries = FixtureJournals.entries();

        List<JournalEntry> read = Samples.read(claim("truncated"));

        assertThat(read).isNotEmpty().hasSizeLessThan(entries.size());
        assertThat(read).isEqualTo(entries.subList(0, read.size()));
    }

    private DeadJournal claim(String name) throws IOException {
        Path spool = folder.resolve("spool");
        Samples.copy(Path.of("src/test/resources/journals/version-3", name), spool.resolve(name));
        return Samples.claimDead(Spool.open(spool), header -> true).get(0);
    }
}
