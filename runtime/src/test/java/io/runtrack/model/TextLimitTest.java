package io.runtrack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextLimitTest {
    @Test
    void leavesWhatFits() {
        for (String text : new String[] {"", "x".repeat(4096), "€".repeat(1365)}) {
            assertThat(TextLimit.cut(text, 4096)).isSameAs(text);
            assertThat(TextLimit.window(text, 4096)).isSameAs(text);
            assertThat(TextLimit.window(CharBuffer.wrap(text), 4096)).isEqualTo(text);
        }
    }

    @Test
    void cutsBetweenCharactersWithinTheLimit() {
        for (String text : new String[] {"x".repeat(4097), "€".repeat(1366), "😀".repeat(5000)}) {
            String cut = TextLimit.cut(text, 4096);

            assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4084, 4096);
            assertThat(cut).endsWith(TextLimit.MARK);
            assertThat(text).startsWith(cut.substring(0, cut.length() - TextLimit.MARK.length()));
        }
    }

    @Test
    void looksAtTwiceAsMuchAsIsKept() {
        String text = "x".repeat(10_000);

        assertThat(TextLimit.window(text, 4096)).hasSize(8192);
        assertThat(TextLimit.window(CharBuffer.wrap(text), 4096)).hasSize(8192);
    }
}
