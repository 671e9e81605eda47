package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a/b", "-x", "a b", "ä", "a\n", "..", "a:b"})
    void refusesWhatIsNoRunIdAndSaysWhatIs(String id) {
        assertThatThrownBy(() -> new GivenIds(id, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run.id \"" + id + "\"")
                .hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> new GivenIds(null, id, null, null)).hasMessageContaining("parent.run.id");
        assertThatThrownBy(() -> new GivenIds(null, null, id, null)).hasMessageContaining("rerun.of");
    }

    @Test
    void takesUpTo64Characters() {
        assertThat(new GivenIds("a".repeat(64), "9._-Z", "r", "any thing").runId())
                .hasSize(64);
        assertThatThrownBy(() -> new GivenIds("a".repeat(65), null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
