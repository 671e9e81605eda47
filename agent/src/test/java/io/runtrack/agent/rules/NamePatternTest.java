package io.runtrack.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamePatternTest {

    @Test
    void aStarStaysWithinAPackageAndTwoDoNot() {
        assertThat(matches("com.acme.*", "com.acme.Main")).isTrue();
        assertThat(matches("com.acme.*", "com.acme.Main$Step")).isTrue();
        assertThat(matches("com.acme.*", "com.acme.sub.Main")).isFalse();
        assertThat(matches("com.*.Main", "com.acme.Main")).isTrue();
        assertThat(matches("com.*.Main", "com.acme.sub.Main")).isFalse();
        assertThat(matches("com.acme.**", "com.acme.sub.Main")).isTrue();
        assertThat(matches("com.acme.**", "com.acmes.Main")).isFalse();
        assertThat(matches("com.acme.**Transcriber", "com.acme.Transcriber")).isTrue();
        assertThat(matches("com.acme.**Transcriber", "com.acme.a.b.FastTranscriber"))
                .isTrue();
        assertThat(matches("com.acme.**Transcriber", "com.acme.TranscriberTest"))
                .isFalse();
        assertThat(matches("**", "Main")).isTrue();
        assertThat(matches("*", "a.Main")).isFalse();
    }

    @Test
    void twoStarsBetweenDotsMayStandForNoPackage() {
        assertThat(matches("com.**.Main", "com.Main")).isTrue();
        assertThat(matches("com.**.Main", "com.a.b.Main")).isTrue();
        assertThat(matches("com.**.Main", "comMain")).isFalse();
        assertThat(matches("com.**.a.**.Main", "com.a.Main")).isTrue();
    }

    @Test
    void aDotIsAlsoThatOfANestedClass() {
        assertThat(matches("com.acme.Outer.Inner", "com.acme.Outer$Inner")).isTrue();
        assertThat(matches("com.acme.Outer$Inner", "com.acme.Outer.Inner")).isFalse();
        assertThat(matches("**.Outer.Inner", "com.acme.Outer$Inner")).isTrue();
    }

    @Test
    void prefixAndSuffixDoNotOverlap() {
        assertThat(matches("aba*bab", "abab")).isFalse();
        assertThat(matches("aba*bab", "abaxbab")).isTrue();
        assertThat(matches("ab*", "a")).isFalse();
    }

    /** Against a matcher that backtracks, over names and patterns of few letters, so that many match. */
    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(7);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, new String[] {"a", "b", ".", "*", "**", "$"}, 6);
            String name = text(random, new String[] {"a", "b", ".", "$"}, 7);
            if (pattern.contains("***")) {
                continue;
            }
            boolean expected = Pattern.compile(regex(pattern)).matcher(name).matches();
            assertThat(matches(pattern, name)).as("%s and %s", pattern, name).isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(10_000);
    }

    @Test
    @Timeout(20)
    void noPatternTakesLong() {
        String name = "a".repeat(2_000);

        assertThat(matches("**a".repeat(300).concat("b"), name.concat("b"))).isTrue();
        assertThat(matches("**a".repeat(300).concat("b*c"), name.concat("c"))).isFalse();
        assertThat(matches("*a".repeat(300).concat("b*c"), name.concat("c"))).isFalse();
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (i > 0 && pattern.startsWith(".**.", i - 1)) {
                regex.append("(.*[.$])?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(
                        switch (pattern.charAt(i)) {
                            case '*' -> "[^.]*";
                            case '.' -> "[.$]";
                            default -> Pattern.quote(pattern.substring(i, i + 1));
                        });
            }
        }
        return regex.toString();
    }

    private static String text(Random random, String[] letters, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most) + 1;
        for (int i = 0; i < length; i++) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static boolean matches(String pattern, String name) {
        return NamePattern.of(pattern).matches(name);
    }
}
