package io.runtrack.agent.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.TextLimit;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
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
    @SuppressWarnings("JavaUtilDate") // they are what hosts have
    void writesDatesInIso() {
        Instant instant = Instant.parse("2026-11-20T23:30:00.250Z");
        assertThat(FieldText.of(JapaneseDate.of(2026, 11, 20))).isEqualTo("2026-11-20");
        assertThat(FieldText.of(ThaiBuddhistDate.of(2569, 11, 20).atTime(LocalTime.of(1, 2))))
                .isEqualTo("2026-11-20T01:02");
        assertThat(FieldText.of(instant.atZone(ZoneId.of("Europe/Berlin")))).isEqualTo("2026-11-21T00:30:00.250+01:00");
        assertThat(FieldText.of(java.sql.Date.valueOf("2026-11-20"))).isEqualTo("2026-11-20");
        assertThat(FieldText.of(java.sql.Time.valueOf("01:02:03"))).isEqualTo("01:02:03");
        assertThat(FieldText.of(calendar("Europe/Berlin", instant))).isEqualTo("2026-11-21T00:30:00.250+01:00");
        assertThat(FieldText.of(List.of(calendar("UTC", instant)))).isEqualTo("[2026-11-20T23:30:00.250Z]");
        assertThat(FieldText.of(Optional.of(Date.from(instant))))
                .isEqualTo(FieldText.of(calendar(ZoneId.systemDefault().getId(), instant)));
        assertThat(OffsetDateTime.parse(String.valueOf(FieldText.of(Timestamp.from(instant))))
                        .toInstant())
                .isEqualTo(instant);
    }

    /** Whoever sets a day next would find it counted from another month. */
    @Test
    void leavesACalendarUnsettled() {
        Calendar calendar = calendar("UTC", Instant.parse("2026-01-31T00:00:00Z"));
        calendar.set(Calendar.MONTH, Calendar.FEBRUARY);

        assertThat(FieldText.of(calendar)).isEqualTo("2026-03-03T00:00:00Z");
        calendar.set(Calendar.DAY_OF_MONTH, 1);

        assertThat(calendar.get(Calendar.MONTH)).isEqualTo(Calendar.FEBRUARY);
    }

    private static Calendar calendar(String zone, Instant instant) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
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
