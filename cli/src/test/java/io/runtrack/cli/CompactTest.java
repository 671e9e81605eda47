package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of a day's runs makes no answer another one. */
class CompactTest {
    private static final int RUNS = 40;
    private static final String DAY = "2025/01/20";

    @TempDir
    private Path folder;

    private StoredTree tree;

    @BeforeEach
    void storeRuns() {
        tree = StoredTree.withRunOfEachStatus(folder);
        for (int i = 0; i < RUNS; i++) {
            store(i, i % 7 == 0 ? "failed" : "success");
        }
    }

    private void store(int number, String status) {
        tree.metadata(DAY, "run-" + number, """
            {"run_id": "run-%1$d", "command": "extract", "subcommand": "part \\"%1$d\\"", "started_at": "2025-01-20T08:00:%1$02d.000000+00:00",
             "completed_at": "2025-01-20T08:01:00.000000+00:00", "status": "%2$s", "total_files": %1$d, "success_count": %1$d,
             "labels": {"team": "q%1$da"}, "rerun_of": "run-0", "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
             "steps": [{"name": "load", "status": "completed", "read": 1}],
             "email_results": [{"email": "ana@example.com", "status": "sent"}]}\
            """.formatted(number, status));
    }

    @Test
    void writesAnIndexOfEachPastDayThatChangesNoAnswer() throws IOException {
        String before = listed();

        Launch launch = tree.launch("compact");

        assertThat(launch.exitCode()).as(launch.err()).isZero();
        assertThat(launch.err()).isEqualTo("44 runs of 4 days are indexed in " + folder + "; written anew: 4\n");
        JsonNode index = new ObjectMapper().readTree(index().toFile());
        assertThat(index.get("runs")).hasSize(RUNS);
        assertThat(folder.resolve("run_index/2025/01/26.json")).as("of today").doesNotExist();
        assertThat(listed()).isEqualTo(before);
        assertThat(tree.launch("compact").err()).contains("written anew: 0");
    }

    /** What cannot happen to a document that is replaced whole shows that it is not read. */
    @Test
    void readsNoDocumentThatIsAsItWas() throws IOException {
        tree.launch("compact");
        Path document = folder.resolve("run_metadata/" + DAY + "/run-7.json");
        FileTime time = Files.getLastModifiedTime(document);
        Files.writeString(
                document,
                Files.readString(document).replace("\"failed\"", "\"FAILED\"").replace("08:00:07", "08:00:59"));
        Files.setLastModifiedTime(document, time);

        assertThat(listed()).contains("2025-01-20T08:00:07").doesNotContain("2025-01-20T08:00:59");
    }

    @Test
    void readsWhatHasComeChangedOrGoneSince() throws IOException {
        tree.launch("compact");
        store(7, "success");
        store(50, "aborted");
        Files.delete(folder.resolve("run_metadata/" + DAY + "/run-3.json"));
        tree.metadata(DAY, "run-5", "{\"torn");

        String indexed = listed();

        Files.delete(index());
        assertThat(indexed).isEqualTo(listed()).contains("run-50").doesNotContain("\"run-3\"");
    }

    @Test
    void takesABrokenIndexForNone() throws IOException {
        String before = listed();
        tree.launch("compact");
        for (String broken :
                new String[] {"", "{", "[]", "{\"schema_version\": \"9\", \"runs\": []}", "{\"runs\": [{}]}"}) {
            Files.writeString(index(), broken);

            assertThat(listed()).as(broken).isEqualTo(before);
        }
    }

    @Test
    void indexesDaysBeforeAGivenOne() {
        tree.launch("compact", "--before", "2025-01-20");

        assertThat(folder.resolve("run_index/2025/01").toFile().list()).containsExactly("10.json");
    }

    @Test
    void namesWhatItCannotRead() {
        tree.metadata(DAY, "run-5", "{\"torn");

        Launch launch = tree.launch("compact");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).contains("43 runs of 4 days", "run-5.json");
    }

    @Test
    void namesWhatMayHideDaysAndPassesOverFoldersThatAreNone() throws IOException {
        tree.metadata("2025/13/45", "odd", "{}");
        Files.writeString(folder.resolve("run_metadata/2024"), "a file where a year should be");

        Launch launch = tree.launch("compact");

        assertThat(launch.exitCode()).isEqualTo(1);
        assertThat(launch.err()).contains("44 runs of 4 days", "run_metadata/2024");
    }

    @Test
    void goesWithTheRuns() {
        tree.launch("compact");

        tree.launch("prune", "--before", "2025-01-25");

        assertThat(folder.resolve("run_index/2025/01").toFile().list()).containsExactly("25.json");
    }

    private Path index() {
        return folder.resolve("run_index/" + DAY + ".json");
    }

    private String listed() {
        Launch launch = tree.launch("runs", "list", "--from", "2025-01-01", "--to", "2025-01-25", "--format", "json");
        return launch.out() + launch.err().replaceAll("(?m)^.*UTC$", "");
    }
}
