package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.FinishedJvm;
import java.util.ArrayList;
import java.util.List;

/** Compares what two JVMs did, byte for byte, and names the lines in which they differ. */
final class SameBehaviour {

    private SameBehaviour() {}

    static void assertThatNothingDiffers(FinishedJvm with, FinishedJvm without) {
        assertThat(differences(with.output(), without.output())).as("stdout").isEmpty();
        assertThat(differences(with.errors(), without.errors())).as("stderr").isEmpty();
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.stderr()).isEqualTo(without.stderr());
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
    }

    static void assertThatOnlyAgentLinesDiffer(FinishedJvm with, FinishedJvm without) {
        String remaining = with.errors()
                .lines()
                .filter(line -> !line.startsWith("[runtrack]"))
                .map(line -> line + "\n")
                .reduce("", String::concat);
        assertThatNothingDiffers(with.withErrors(remaining), without);
    }

    private static List<String> differences(String with, String without) {
        List<String> added = new ArrayList<>(with.lines().toList());
        List<String> missing = new ArrayList<>(without.lines().toList());
        without.lines().forEach(added::remove);
        with.lines().forEach(missing::remove);
        added.replaceAll(line -> "with the agent only: " + line);
        missing.replaceAll(line -> "without the agent only: " + line);
        added.addAll(missing);
        return added;
    }
}
