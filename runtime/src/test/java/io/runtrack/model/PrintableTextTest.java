package io.runtrack.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void leavesWhatIsHarmlessAsItIs() {
        for (String text : new String[] {"", "a b~\\\"", "Grüße/日本語/🎧.wav"}) {
            assertThat(PrintableText.of(text)).isSameAs(text);
        }
    }

    @Test
    void escapesWhatSteersATerminalOrBreaksALine() {
        assertThat(PrintableText.of("x\u001b[2J\u0007\0\u007f\u009b31m"))
                .isEqualTo("x\\u001b[2J\\u0007\\u0000\\u007f\\u009b31m");
        assertThat(PrintableText.of("a\r\nb\tc\u2028\u0085d")).isEqualTo("a\\r\\nb\\tc\\u2028\\u0085d");
        assertThat(PrintableText.of("\u202egpj.exe 🎧\ud83c")).isEqualTo("\\u202egpj.exe 🎧\\ud83c");
        assertThat(PrintableText.of("\udb40\udc41"))
                .as("a tag, which nobody sees")
                .isEqualTo("\\udb40\\udc41");
    }
}
