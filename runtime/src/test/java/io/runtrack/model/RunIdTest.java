package io.runtrack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a/b", "a\\b", "-x", "_x", "a b", "ä", "aä", "a\n", "..", "a:b"})
    void refusesWhatCouldLeaveAFolderOrUpsetAFileSystem(String text) {
        assertThat(RunId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> RunId.check(text)).withMessageContaining(text);
    }

    @Test
    void takesUpTo64Characters() {
        assertThat(RunId.isValid("a")).isTrue();
        assertThat(RunId.isValid("0.A_b-c..")).isTrue();
        assertThat(RunId.isValid("0f8fad5b-d9cb-469f-a165-70867728950e")).isTrue();
        assertThat(RunId.isValid("a".repeat(64))).isTrue();
        assertThat(RunId.isValid("a".repeat(65))).isFalse();
    }
}
