package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.TextLimit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        assertThat(FieldText.of(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(FieldText.of(List.of(new double[] {0.5}, new byte[0]))).isEqualTo("[[0.5], []]");
        assertThat(FieldText.of("secret".toCharArray())).doesNotContain("s, e");
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

        assertThat(FieldText.of(huge)).startsWith("[element, element, ").hasSize(2 * TextLimit.FIELD_BYTES);
        assertThat(asked[0]).isLessThan(1000);
    }

    @Test
    void writesMapsAsTheyWriteThemselves() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", List.of("x"));
        map.put("c", null);
        map.put("d", Map.of());

        assertThat(FieldText.of(map)).isEqualTo(map.toString()).isEqualTo("{a=1, b=[x], c=null, d={}}");
    }

    @Test
    void copiesNoHugeText() {
        int most = 2 * TextLimit.FIELD_BYTES;
        assertThat(FieldText.of(new Endless())).isEqualTo("x".repeat(most));
        assertThat(FieldText.of(List.of(new Endless()))).startsWith("[xx").hasSize(most);
        assertThat(FieldText.of(Map.of(new Endless(), new Endless())))
                .startsWith("{xx")
                .hasSize(most);
    }

    /** As long as a text can be, and it cannot be copied whole. */
    private static final class Endless implements CharSequence {
        @Override
        public int length() {
            return Integer.MAX_VALUE;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return "x".repeat(end - start);
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("pretended");
        }
    }

    @Test
    void comesToAnEndInACollectionThatHoldsItself() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        self.add(self);

        assertThat(FieldText.of(self)).startsWith("[[[[…], […]]");
    }
}
