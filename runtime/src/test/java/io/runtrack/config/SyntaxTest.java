package io.runtrack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void makesAFolderNameOfAnyUserName() {
        Path data = Path.of("/data");
        assertThat(DefaultSpool.of(data, "jane", "/tmp")).isEqualTo(Path.of("/data/.spool/jane"));
        assertThat(DefaultSpool.of(data, "../CORP\\jäne?", "/tmp")).isEqualTo(Path.of("/data/.spool/_._CORP_j_ne_"));
        assertThat(DefaultSpool.of(null, "jane", "/tmp")).isEqualTo(Path.of("/tmp/runtrack-jane"));
        assertThat(DefaultSpool.of(null, "?", "/tmp").getFileName().toString()).startsWith("runtrack-user-");
    }
}
