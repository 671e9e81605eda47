package io.runtrack.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTextTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000000+00:00",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999+00:00",
        "2024-02-29T12:34:56.000001Z, 2024-02-29T12:34:56.000001+00:00",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000+00:00",
        "-1000000000-01-01T00:00:00Z, 0001-01-01T00:00:00.000000+00:00",
        "+1000000000-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999+00:00"
    })
    void writesInstantsWithSixDigitsWhatever(Instant instant, String written) throws IOException {
        assertThat(text(json -> json.instant(instant))).isEqualTo('"' + written + '"');
    }

    @Test
    void writesInstantsAsTheJdksFormatterDoes() throws IOException {
        DateTimeFormatter formatter =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
            assertThat(text(json -> json.instant(instant))).isEqualTo('"' + formatter.format(instant) + '"');
        }
    }

    @Test
    void keepsNothingOfTheInstantOrConstantBefore() throws IOException {
        Instant second = Instant.parse("1970-01-01T00:00:00Z");
        assertThat(text(json -> {
                    for (long micros : new long[] {0, 999_999, 1_000_000, 0, -1}) {
                        json.instant(second.plusNanos(micros * 1000));
                        json.constant(micros == 0 ? FileStatus.SKIPPED : FileStatus.FAILED);
                    }
                }))
                .isEqualTo("\"1970-01-01T00:00:00.000000+00:00\"\"skipped\""
                        + "\"1970-01-01T00:00:00.999999+00:00\"\"failed\""
                        + "\"1970-01-01T00:00:01.000000+00:00\"\"failed\""
                        + "\"1970-01-01T00:00:00.000000+00:00\"\"skipped\""
                        + "\"1969-12-31T23:59:59.999999+00:00\"\"failed\"");
    }

    @Test
    void replacesHalvesOfSurrogatePairsAndKeepsWholeOnes() throws IOException {
        assertThat(text(json -> json.string("a\ud83cb\udfa7\ud83c\udfa7\udfa7\ud83c")))
                .isEqualTo("\"a\ufffdb\ufffd\ud83c\udfa7\ufffd\ufffd\"");
    }

    @Test
    void escapesExactlyWhatJsonAsksFor() throws IOException {
        assertThat(text(json -> json.string("\u0000\u001f\u007f\"\\/\b\f\n\r\t\u0080")))
                .isEqualTo("\"\\u0000\\u001f\\u007f\\\"\\\\/\\b\\f\\n\\r\\t\u0080\"");
    }

    @Test
    void encodesEveryCharacterAsTheJdkDoes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int character = 0x80; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                all.appendCodePoint(character);
            }
        }
        assertThat(text(json -> json.string(all.toString()))).isEqualTo("\"" + all + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "10", "-1", "9223372036854775807", "-9223372036854775808"})
    void writesNumbers(long number) throws IOException {
        assertThat(text(json -> json.number(number))).isEqualTo(Long.toString(number));
    }

    private static String text(Consumer<JsonText> writing) throws IOException {
        JsonText json = new JsonText(1); // grows at every step
        writing.accept(json);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
