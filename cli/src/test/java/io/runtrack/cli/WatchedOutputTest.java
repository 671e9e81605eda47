package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.cli.terminal.WatchedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void failsWhenTheOutputIsLost() {
        assertThat(run("No space left on device")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "runtrack: the output could not be written: No space left on device" + System.lineSeparator());
    }

    @Test
    void isContentWhenNobodyWantsMoreOfIt() {
        assertThat(run("Broken pipe")).isZero();
        assertThat(said.size()).isZero();
    }

    private int run(String failure) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(failure);
            }
        };
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(new String[] {"--version"}, new WatchedOutput(full), err);
    }
}
