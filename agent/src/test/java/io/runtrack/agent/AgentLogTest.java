package io.runtrack.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.config.LogLevel;
import io.runtrack.redaction.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentLogTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void warnsOnceOfEachThing() {
        AgentLog log = at(LogLevel.WARN);

        log.accept("one");
        log.accept("one");
        log.accept("two");
        log.debug("three");

        assertThat(lines()).containsExactly("[runtrack] warning: one", "[runtrack] warning: two");
    }

    @Test
    void hidesSecrets() {
        at(LogLevel.WARN).warn("storage", "no answer from https://a/b?sig=abc&se=1");

        assertThat(lines()).containsExactly("[runtrack] warning: no answer from https://a/b?sig=***&se=1");
    }

    @Test
    void isSilentBelowItsLevel() {
        AgentLog log = at(LogLevel.OFF);

        log.error("one");
        log.warn("topic", "two");

        assertThat(written.size()).isZero();
    }

    @Test
    void countsWhatWasKeptFromTheHostAndTellsOfTheFirst() {
        AgentLog log = at(LogLevel.WARN);

        log.failure("a call", new IllegalStateException("first"));
        log.failure("a call", new IllegalStateException("second"));

        assertThat(log.failures()).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("IllegalStateException: first", "AgentLogTest");
    }

    @Test
    void beginsEachLineOfAMessageWithItsName() {
        at(LogLevel.ERROR).error("two mistakes:" + System.lineSeparator() + "one\ntwo");

        assertThat(lines()).containsExactly("[runtrack] error: two mistakes:", "[runtrack] one", "[runtrack] two");
    }

    @Test
    void letsNobodyElseSteerTheTerminalOrBeginALine() {
        AgentLog log = at(LogLevel.WARN);

        log.accept("path /in/\u001b[2J\rroot# \u202egpj\ud800");
        log.event("one\u2028two\u0085three");

        assertThat(lines())
                .containsExactly(
                        "[runtrack] warning: path /in/\\u001b[2J\\rroot# \\u202egpj\\ud800",
                        "[runtrack] one\\u2028two\\u0085three");
    }

    private AgentLog at(LogLevel level) {
        return new AgentLog(new PrintStream(written, true, StandardCharsets.UTF_8), level, Redaction.STANDARD);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
