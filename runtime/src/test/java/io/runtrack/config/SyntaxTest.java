package io.runtrack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SyntaxTest {

    @Test
    void readsDurations() {
        assertThat(DurationSyntax.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(DurationSyntax.parse("5s")).isEqualTo(Duration.ofSeconds(5));
        assertThat(DurationSyntax.parse("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(DurationSyntax.parse("26h")).isEqualTo(Duration.ofHours(26));
        assertThat(DurationSyntax.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(DurationSyntax.parse("PT1M30.5S")).isEqualTo(Duration.ofMillis(90_500));
    }

    @Test
    void refusesWhatIsNoDuration() {
        for (String text :
                new String[] {"", "5", "s", "5 s", "5S", "1.5s", "٣s", "99999999999999999999s", "PT", "P1Y"}) {
            assertThat(DurationSyntax.parse(text)).as(text).isNull();
        }
        assertThat(DurationSyntax.parse("999999999999d")).isNotNull();
    }

    @Test
    void readsSizes() {
        assertThat(SizeSyntax.parse("4GiB")).isEqualTo(4L << 30);
        assertThat(SizeSyntax.parse("512MiB")).isEqualTo(512L << 20);
        assertThat(SizeSyntax.parse("64KiB")).isEqualTo(65_536);
        assertThat(SizeSyntax.parse("1TiB")).isEqualTo(1L << 40);
        assertThat(SizeSyntax.parse("1000")).isEqualTo(1000);
    }

    @Test
    void refusesWhatIsNoSizeOrTooLargeForOne() {
        for (String text :
                new String[] {"", "GiB", "4 GiB", "4gib", "4GB", "-1", "8388608TiB", "9999999999999999999"}) {
            assertThat(SizeSyntax.parse(text)).as(text).isEqualTo(SizeSyntax.NOT_A_SIZE);
        }
    }

    @Test
    void refusesLabelsWithoutNameOrEqualsOrGivenTwice() {
        for (String text : new String[] {"team", "=qa", "team=qa;x", "a=1;a=2"}) {
            assertThat(LabelSyntax.parse(text)).as(text).isNull();
        }
        assertThat(LabelSyntax.parse("a=;b= 2 ;;")).isEqualTo(java.util.Map.of("a", "", "b", "2"));
    }

    @Test
    void acceptsOnlyRunIdsThatAreSafeAsFileNames() {
        assertThat(RunIdSyntax.matches("0f8fad5b-d9cb-469f-a165-70867728950e")).isTrue();
        assertThat(RunIdSyntax.matches("A" + "a".repeat(63))).isTrue();
        for (String text :
                new String[] {"", "A" + "a".repeat(64), ".a", "-a", "_a", "a/b", "a\\b", "a b", "ä", "a\n"}) {
            assertThat(RunIdSyntax.matches(text)).as(text).isFalse();
        }
    }
}
