package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTextTest {

    @Test
    void writesValuesAsTheyWriteThemselves() {
        assertThat(FieldText.of(null)).isNull();
        assertThat(FieldText.of(7)).isEqualTo("7");
        assertThat(FieldText.of(Optional.of("x"))).isEqualTo("x");
        assertThat(FieldText.of(Optional.empty())).isNull();
        assertThat(FieldText.of(List.of())).isEqualTo("[]");
        assertThat(FieldText.of(new Object[] {1, null, List.of("x")})).isEqualTo("[1, null, [x]]");
        assertThat(FieldText.of(new Object() {
                    @Override
                    @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // what a host may do
                    public String toString() {
                        return null;
                    }
                }))
                .isNull();
    }

    @Test
    void readsAHugeCollectionOnlyAsFarAsTheFieldReaches() {
        int[] asked = {0};
        List<String> huge = new AbstractList<>() {
            @Override
            public String get(int index) {
                asked[0]++;
                return "element";
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };

        assertThat(FieldText.of(huge)).startsWith("[element, element, ").endsWith(TextLimit.MARK);
        assertThat(asked[0]).isLessThan(1000);
    }

    @Test
    void comesToAnEndInACollectionThatHoldsItself() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        self.add(self);

        assertThat(FieldText.of(self)).startsWith("[[[[…], […]]");
    }
}
