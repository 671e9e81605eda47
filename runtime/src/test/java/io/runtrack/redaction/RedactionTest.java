package io.runtrack.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.model.TextLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cutting, patterns, addresses, and what holds for every text. */
final class RedactionTest {
    private static final int LIMIT = 256;
    private static final Redaction MASKING = Redaction.of(List.of(), true);

    @Test
    void aSecretUnderTheCutDoesNotSurviveInPart() {
        String[] secrets = {
            "ghp_0123456789abcdefABCDEF",
            "https://user:hunter2hunter2@host/",
            "password=hunter2hunter2",
            "Bearer abcdefgh12345678"
        };
        Redaction patterns = Redaction.of(List.of(SecretPattern.compile("card \\d{4} \\d{4} \\d{4}")), true);
        for (String secret : secrets) {
            assertThatNothingOfItSurvives(
                    Redaction.STANDARD, secret, secret.substring(secret.length() - 14, secret.length() - 8));
        }
        assertThatNothingOfItSurvives(patterns, "card 1234 1234 1234", "1234");
        assertThatNothingOfItSurvives(patterns, "jonathan.livingston@example.com", "livingston");
    }

    private static void assertThatNothingOfItSurvives(Redaction redaction, String secret, String part) {
        for (int before = LIMIT - 60; before <= LIMIT; before++) {
            String stored = redaction.apply(".".repeat(before - 1) + " " + secret + " " + ".".repeat(LIMIT), LIMIT);
            assertThat(stored).doesNotContain(part).endsWith(TextLimit.MARK);
            assertThat(stored.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void whatOnlyTheCutUncoversIsNotKept() {
        String text = "password=" + "x".repeat(LIMIT - 20) + " " + "y".repeat(LIMIT - 30) + " ghp_0123456789abcdef";

        assertThat(Redaction.STANDARD.apply(text, LIMIT)).isEqualTo("password=*** " + "y".repeat(2) + TextLimit.MARK);
    }

    @Test
    void masksGrowATextNoFurtherThanItsLimit() {
        String stored = Redaction.STANDARD.apply("pwd=x ".repeat(LIMIT / 6), LIMIT);

        assertThat(stored.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LIMIT);
        assertThat(stored).startsWith("pwd=*** pwd=*** ").endsWith(TextLimit.MARK);
    }

    @Test
    void offCutsAndShowsEverything() {
        assertThat(Redaction.OFF.apply("password=a a@b.com", LIMIT)).isEqualTo("password=a a@b.com");
        assertThat(Redaction.OFF.apply("é".repeat(LIMIT), LIMIT)).isEqualTo("é".repeat(124) + TextLimit.MARK);
        assertThat(Redaction.showingSecrets(true).apply("password=a a@b.com", LIMIT))
                .isEqualTo("password=a a***@b.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@b.com | a***@b.com",
                "anna.b+c@mail.example.com failed | a***@mail.example.com failed",
                "550 <bob@x.org>: no such mailbox | 550 <b***@x.org>: no such mailbox",
                "to=bob@x.org,ann@x.org | to=b***@x.org,a***@x.org",
                "ops@mailhost | o***@mailhost",
                "zoë@x.org | z***@x.org",
                "o'brien@x.org and 'ann@x.org' | o***@x.org and 'a***@x.org'",
                "\"john doe\"@x.org | \"***@x.org",
                "/in/bob%40x.org/1.wav | /in/b***%40x.org/1.wav",
                "https://user:secret@host/ | https://user:***@host/",
                "a @ b and @handle | a @ b and @handle",
            })
    void addressesAreMasked(String text, String masked) {
        assertThat(MASKING.apply(text)).isEqualTo(masked);
        assertThat(MASKING.apply(masked)).isEqualTo(masked);
    }

    @Test
    void patternsHideTheirGroupsOrTheWholeMatch() {
        Redaction redaction = Redaction.of(
                List.of(SecretPattern.compile("EMP-\\d+"), SecretPattern.compile("pin (\\d+)(?: or (\\d+))?")), false);

        assertThat(redaction.apply("EMP-77 has pin 1234 or 99, EMP-8 pin 5"))
                .isEqualTo("*** has pin *** or ***, *** pin ***");
        assertThat(redaction.apply("nothing")).isSameAs("nothing");
        assertThat(Redaction.of(List.of(SecretPattern.compile("(a+)+$")), false).apply("a".repeat(100_000) + "!"))
                .endsWith("!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a*", "(?=a)", "(a)\\1", "((a{100}){100}){100}", "[z-a]"})
    void aPatternThatCannotBeUsedSaysWhy(String expression) {
        assertThatThrownBy(() -> SecretPattern.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageFindingMatch("RE2|without characters|too large");
    }

    @Test
    void aPlantedSecretNeverSurvivesAndASecondLookChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String secret = secret(random);
            String text = noise(random) + planted(random, secret) + noise(random);
            assertThat(Redaction.STANDARD.apply(text))
                    .as("seed %s round %s: %s", seed, round, text)
                    .doesNotContain(secret);
            String once = MASKING.apply(planted(random, secret) + "to=a@b.com" + planted(random, secret));
            assertThat(MASKING.apply(once)).as("seed %s round %s", seed, round).isEqualTo(once);
        }
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // a text that needs nothing comes back as the same object
    void copiesJustTheAsciiThatItWouldLeaveAsItIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int copied = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = noise(random) + (round % 2 == 0 ? planted(random, secret(random)) : "/in/call-42.wav");
            byte[] into = new byte[text.length() + 1];
            boolean harmless = Redaction.STANDARD.copy(text, into, 1);

            assertThat(harmless)
                    .as("seed %s round %s: %s", seed, round, text)
                    .isEqualTo(Redaction.STANDARD.apply(text) == text && text.indexOf('é') + text.indexOf('…') == -2);
            if (harmless) {
                assertThat(new String(into, 1, text.length(), StandardCharsets.US_ASCII))
                        .isEqualTo(text);
                copied++;
            }
            assertThat(MASKING.copy(text, into, 1)).isFalse();
        }
        assertThat(copied).isBetween(2_000, 10_000);
    }

    /** Two million characters: what is linear is done at once, what is not would take hours. */
    @ParameterizedTest
    @Timeout(120)
    @ValueSource(
            strings = {
                "token=[] ",
                "token=\"a\" ",
                "token=\"\" ",
                "Cookie: [a] ",
                "Cookie: [] ",
                "=token=",
                "token=\"",
                "token=\\\"",
                "token='\n",
                "token=[",
                "token={\n",
                "token=a&b;c,d",
                "token=&;,",
                "password: ",
                "password ",
                "://",
                "://a:b/",
                "://a:b",
                "a:b@/",
                "jdbc:oracle:thin:",
                "a@",
                "\"@",
                "\"x",
                "'@",
                "a%40",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\n\tat ",
                "-----END PRIVATE KEY-----",
                "abc=\n-----END X",
                "Bearer ",
                "Bearer a=",
                "basic a",
                "sharedkey a:",
                "--password ",
                "--token,",
                "-",
                "- ",
                "--a",
                "eyJ",
                "ghp_",
                "AKIA",
                "AIza",
                "xoxb-",
                "_",
                "%3D",
                "token%3D",
                "Authorization: ",
                "Authorization: a ",
                "Cookie: [",
                "<secret>",
                "<a>",
                ">",
                "\\",
                "=="
            })
    void hostileTextsTakeLinearTime(String unit) {
        String hostile = unit.repeat(2_000_000 / unit.length());

        assertThat(MASKING.apply(hostile)).isNotEmpty();
        assertThat(MASKING.apply("token=\"".concat(hostile))).isNotEmpty();
    }

    private static String secret(Random random) {
        String alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/_-.~!$%^*";
        StringBuilder secret = new StringBuilder("Z");
        for (int i = 8 + random.nextInt(24); i > 0; i--) {
            secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return secret.append('Q').toString();
    }

    private static String planted(Random random, String secret) {
        String[] forms = {
            " password=%s ", " db.passwd: %s ", " {\"x\":1,\"client_secret\":\"%s\"} ", " --token %s ",
                    " https://u:%s@h/p ",
            " Authorization: Bearer %s ", " AccountKey=%s;A=b ", " ?a=b&sig=%s&se=1 ", " -Dapi.key='%s' ",
                    " <secret>%s</secret> ",
            " \\\"pwd\\\":\\\"%s\\\" ", " [--password, %s] ", " {Cookie=[%s]} ", " ghp_0123456789abcdef%s"
        };
        String form = forms[random.nextInt(forms.length)];
        return form.replace("%s", form.contains("ghp") ? secret.replaceAll("[^A-Za-z0-9]", "") : secret);
    }

    private static String noise(Random random) {
        String[] parts = {
            "=", ":", " ", "\n", "\"", "'", "\\", "&", ";", ",", "@", "://", "password", "token", "Bearer ",
                    "-----BEGIN ", "PRIVATE KEY",
            "-----", "[", "]", "***", "eyJ", "abc", "--", "%3D", ">", "<", "é", "\t", "sig", "Authorization", "basic ",
                    "42", "…(cut)"
        };
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            noise.append(parts[random.nextInt(parts.length)]);
        }
        return noise.append('\n').toString();
    }
}
