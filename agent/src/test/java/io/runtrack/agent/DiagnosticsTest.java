package io.runtrack.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.config.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void warnsOnceOfEachThing() {
        Diagnostics diagnostics = at(LogLevel.WARN);

        diagnostics.accept("one");
        diagnostics.accept("one");
        diagnostics.accept("two");
        diagnostics.debug("three");

        assertThat(lines()).containsExactly("[runtrack] warning: one", "[runtrack] warning: two");
    }

    @Test
    void isSilentBelowItsLevel() {
        Diagnostics diagnostics = at(LogLevel.OFF);

        diagnostics.error("one");
        diagnostics.warn("two");

        assertThat(written.size()).isZero();
    }

    @Test
    void countsWhatWasSuppressedAndTellsOfTheFirst() {
        Diagnostics diagnostics = at(LogLevel.WARN);

        diagnostics.suppress(new IllegalStateException("first"));
        diagnostics.suppress(new IllegalStateException("second"));

        assertThat(diagnostics.suppressedErrors()).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("IllegalStateException: first", "DiagnosticsTest");
    }

    private Diagnostics at(LogLevel level) {
        return new Diagnostics(new PrintStream(written, true, StandardCharsets.UTF_8), level);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
