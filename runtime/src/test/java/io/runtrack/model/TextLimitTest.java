package io.runtrack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;

class TextLimitTest {
    @Test
    void leavesWhatFits() {
        for (String text : new String[] {"", "x".repeat(4096), "€".repeat(1365)}) {
            assertThat(TextLimit.field(text)).isSameAs(text);
            assertThat(TextLimit.cut(CharBuffer.wrap(text), 4096)).isEqualTo(text);
        }
        assertThat(TextLimit.field(null)).isNull();
    }

    @Test
    void cutsSequencesWhereItCutsStrings() {
        for (String text : new String[] {"x".repeat(4097), "€".repeat(1366), "😀".repeat(5000)}) {
            assertThat(TextLimit.cut(CharBuffer.wrap(text), 4096))
                    .isEqualTo(TextLimit.field(text))
                    .endsWith(TextLimit.MARK);
        }
    }
}
