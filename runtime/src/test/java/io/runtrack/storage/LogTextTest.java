package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final String[] ALPHABET = {
        "a", "b", "/", "\\", "\"", "ü", "\u00e9", "漢", "😀", "\n", "\t", "\u0001", " "
    };

    @Test
    void neverMissesATextHoweverAWriterEscapesIt() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, 1 + random.nextInt(6));
            String path = text(random, random.nextInt(5)) + text + text(random, random.nextInt(5));

            assertThat(mayBeIn(text, "[{\"file_path\":\"" + escaped(path, random) + "\"}]"))
                    .as("%s in %s, round %d", text, path, round)
                    .isTrue();
        }
    }

    @Test
    void looksNoCloserAtLogsWithoutTheText() {
        String log = "[{\"file_path\":\"/in/a.wav\",\"error_stack\":\"x\\n\\tat y\",\"agent_id\":\"J\\u00fcrgen\"}]";

        assertThat(mayBeIn("/in/b.wav", log)).isFalse();
        assertThat(mayBeIn("/in/a.wav", log)).isTrue();
        assertThat(mayBeIn("ü.wav", log)).isTrue(); // as one of its letters is an escape in this log
        assertThat(mayBeIn("C:\\users\\b.wav", "[{\"file_path\":\"C:\\\\users\\\\a.wav\"}]"))
                .isFalse();
    }

    private static boolean mayBeIn(String text, String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        return new LogText(text).mayBeIn(bytes, bytes.length);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    /** As some writer might: what must be escaped is, in one of its two forms, and anything else may be. */
    private static String escaped(String text, Random random) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int form = random.nextInt(5);
            String brief =
                    switch (character) {
                        case '\n' -> "\\n";
                        case '\t' -> "\\t";
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '/' -> form == 1 ? "\\/" : "/";
                        default -> "";
                    };
            boolean must = character < ' ' && brief.isEmpty();
            if (must || form == 0) {
                escaped.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) character));
            } else {
                escaped.append(brief.isEmpty() ? String.valueOf(character) : brief);
            }
        }
        return escaped.toString();
    }
}
