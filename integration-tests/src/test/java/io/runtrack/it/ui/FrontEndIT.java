package io.runtrack.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.FinishedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front end's sources: their types, their form, and what needs no browser to be tested. */
final class FrontEndIT {
    @TempDir
    private Path folder;

    @Test
    void passesItsOwnChecks() {
        FinishedJvm checked = NodeChecks.find("node", "npm")
                .start(folder, "", "npm", "run", "check")
                .await();

        assertThat(checked.exitCode()).as(checked.output() + checked.errors()).isZero();
    }
}
