package io.runtrack.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void comesAfterOneOfAsManyDaysHoweverLongTheseAre() {
        Period acrossTheSwitch = days(LocalDate.parse("2026-10-25"), LocalDate.parse("2026-10-31"));
        Period afterIt = days(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-07"));

        assertThat(acrossTheSwitch.previous(BERLIN))
                .isEqualTo(days(LocalDate.parse("2026-10-18"), LocalDate.parse("2026-10-24")));
        assertThat(afterIt.previous(BERLIN)).isEqualTo(acrossTheSwitch);
    }

    @Test
    void comesAfterOneOfTheSameLengthIfItIsNotOfWholeDays() {
        Instant from = Instant.parse("2026-10-25T06:00:00Z");
        Period period = new Period(from, from.plusSeconds(3600));

        assertThat(period.previous(BERLIN))
                .isEqualTo(new Period(from.minusNanos(1).minusSeconds(3600), from.minusNanos(1)));
    }

    @Test
    void judgesNoDeadlineBehindIt() {
        LocalDate day = LocalDate.parse("2026-10-25");
        Period morning = new Period(day.atStartOfDay(BERLIN).toInstant(), Instant.parse("2026-10-25T07:15:00Z"));

        assertThat(missed(morning, LocalTime.of(9, 0))).isZero();
        assertThat(missed(morning, LocalTime.of(8, 0))).isEqualTo(1);
        assertThat(missed(days(day, day), LocalTime.of(9, 0))).isEqualTo(1);
        assertThat(missed(days(day, day), null)).as("by the end of the day").isEqualTo(1);
    }

    private static int missed(Period period, @Nullable LocalTime by) {
        ExpectedRun expected = new ExpectedRun("extract", null, Map.of(), ExpectedRun.Every.DAY, by, 1);
        return new MissedRuns(period, BERLIN, LATER).of(expected, List.of()).size();
    }

    private static Period days(LocalDate first, LocalDate last) {
        return new Period(
                first.atStartOfDay(BERLIN).toInstant(),
                last.plusDays(1).atStartOfDay(BERLIN).toInstant().minusNanos(1));
    }
}
