package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.HugeTexts;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringJoiner;
import org.junit.jupiter.api.io.TempDir;

/** However much a host hands over, its heap is its own and no record is lost. */
final class HugeTextsIT {
    private static final String MARK = "…(cut)";

    @TempDir
    private Path temporary;

    @EachJdk
    void textsOf100MegabytesAreCutAndNeverCopied(Jdk jdk) {
        StoredRun run = run(jdk, "text");

        assertThat(run.files()).hasSize(5);
        for (JsonNode file : run.files()) {
            String path = file.get("file_path").asText();
            assertThat(path.equals("/in/failing.wav") || path.endsWith(MARK)).isTrue();
            assertThat(path.length()).isLessThan(4097);
        }
        JsonNode failed = run.files().get(1);
        assertThat(failed.get("error_message").asText())
                .startsWith("xxxx")
                .endsWith(MARK)
                .hasSizeLessThan(4097);
        assertThat(failed.get("error_stack").asText()).contains("Caused by: java.lang.IllegalArgumentException: xxxx");
        JsonNode email = run.emails().get(0);
        assertThat(email.get("reason").asText()).endsWith(MARK);
        assertThat(email.get("email").asText()).endsWith(MARK);
    }

    @EachJdk
    void aHundredThousandEmailsAreAsManyRecords(Jdk jdk) {
        StoredRun run = run(jdk, "emails");

        assertThat(run.number("emails_sent")).isEqualTo(50_000);
        assertThat(run.number("emails_failed")).isEqualTo(50_000);
    }

    @EachJdk
    void tenThousandLabelsAreKept(Jdk jdk) {
        StringJoiner labels = new StringJoiner(";");
        for (int number = 0; number < 10_000; number++) {
            labels.add("n" + number + "=v");
        }
        Path path = temporary.resolve("labelled");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + path)
                .environment("TRACKING_LABELS", labels.toString())
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.errors()).isEmpty();
        assertThat(new TrackedFolder(path).onlyRun().metadata().get("labels")).hasSize(10_000);
    }

    private StoredRun run(Jdk jdk, String what) {
        Path path = temporary.resolve(what);
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .option("-Xmx300m")
                .agent("path=" + path + ",shutdown.timeout=1m")
                .timeout(Duration.ofMinutes(2))
                .main(HugeTexts.class, what)
                .run();

        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.errors()).isEmpty();
        StoredRun run = new TrackedFolder(path).onlyRun();
        assertThat(run.number("dropped_records")).isZero();
        return run;
    }
}
