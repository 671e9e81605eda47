package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.OddTexts;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Whatever text a host hands over, in whatever locale, the documents are valid and say what it said. */
final class OddTextsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void whateverTheTextTheDocumentsAreValidAndSayIt(Jdk jdk) {
        Path path = temporary.resolve("tracked");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .environment("LC_ALL", "C")
                .option("-Dfile.encoding=ISO-8859-1")
                .agent("path=" + path)
                .main(OddTexts.class)
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.errors()).isEmpty();
        StoredRun run = new TrackedFolder(path).run("odd-texts");
        List<JsonNode> files = run.files();
        assertThat(run.number("dropped_records")).isZero();
        assertThat(run.text("config_path")).isEqualTo("conf/🎧\n.yaml");
        assertThat(files).hasSize(OddTexts.PATHS.size() + 4);
        for (int number = 0; number < OddTexts.PATHS.size(); number++) {
            assertThatItSays(
                    OddTexts.PATHS.get(number),
                    files.get(number).get("file_path").asText());
        }
        assertThat(files.get(OddTexts.PATHS.size()).get("file_path").isNull()).isTrue();
        assertThat(files.get(OddTexts.PATHS.size() + 1).get("error_message").asText())
                .startsWith("mmmmmmmm");
        assertThat(files.get(OddTexts.PATHS.size() + 3).get("error_message").isNull())
                .isTrue();
        assertThat(run.emails()).hasSize(1);
    }

    /**
     * A lone surrogate is no text at all and may become anything; a text that is too long may be cut, between
     * characters.
     */
    private static void assertThatItSays(String said, String stored) {
        if (said.length() < 1000 && !said.startsWith("lone")) {
            assertThat(stored).isEqualTo(said);
        } else {
            assertThat(stored).startsWith(said.substring(0, 5)).doesNotContain("?".repeat(3));
        }
    }
}
