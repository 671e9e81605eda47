package io.runtrack.redaction;

import java.util.Arrays;

/** Tokens that are known by how they begin, wherever they stand. Stateless. */
final class TokenShape {
    /**
     * What they begin with and how much has to follow; the last character but one finds them, a scan stops at the last.
     */
    private static final Beginning[][] BEGINNINGS = byLastButOne(
            new Beginning("ghp_", 16), // GitHub
            new Beginning("gho_", 16),
            new Beginning("ghu_", 16),
            new Beginning("ghs_", 16),
            new Beginning("ghr_", 16),
            new Beginning("github_pat_", 16),
            new Beginning("sk_live_", 16), // Stripe
            new Beginning("rk_live_", 16),
            new Beginning("npm_", 24),
            new Beginning("hf_", 24), // Hugging Face
            new Beginning("xoxb-", 8), // Slack
            new Beginning("xoxa-", 8),
            new Beginning("xoxp-", 8),
            new Beginning("xoxr-", 8),
            new Beginning("xoxs-", 8),
            new Beginning("xoxe-", 8),
            new Beginning("xapp-", 8),
            new Beginning("glpat-", 16), // GitLab
            new Beginning("sk-ant-", 16),
            new Beginning("sk-proj-", 16),
            new Beginning("sk-", 32),
            new Beginning("AKI", 13), // AWS: AKIA and 16 more
            new Beginning("ASI", 13),
            new Beginning("AI", 30), // Google: AIza and 35 more
            new Beginning("eyJ", 12)); // JSON Web Token

    private record Beginning(String text, int least) {}

    private TokenShape() {}

    /** The token whose beginning ends with the character at {@code at}. */
    static long at(String text, int at, int from) {
        char lastButOne = at > from ? text.charAt(at - 1) : 0;
        if (lastButOne >= BEGINNINGS.length) {
            return Span.NONE;
        }
        for (Beginning beginning : BEGINNINGS[lastButOne]) {
            int start = at + 1 - beginning.text.length();
            if (start >= from
                    && text.startsWith(beginning.text, start)
                    && Characters.isWordStart(text, start)
                    && isWhole(beginning, text, at + 1)) {
                return Span.of(text, start, end(text, at + 1));
            }
        }
        return Span.NONE;
    }

    private static boolean isWhole(Beginning beginning, String text, int from) {
        int end = from;
        while (end < text.length() && end - from < beginning.least && isBody(text.charAt(end))) {
            end++;
        }
        return end - from == beginning.least && suits(beginning.text, text, from);
    }

    /** What distinguishes keys from other words in capitals, and a web token from other Base64 of JSON. */
    private static boolean suits(String beginning, String text, int from) {
        return switch (beginning) {
            case "AKI", "ASI" -> text.charAt(from) == 'A' && isUpperOrDigits(text, from, from + 13);
            case "AI" -> text.startsWith("za", from);
            default -> true;
        };
    }

    private static boolean isUpperOrDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Characters.isUpper(text.charAt(i)) && !Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A web token's parts are joined by dots; a dot at the end is the sentence's. */
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length()
                && (isBody(text.charAt(end))
                        || (text.charAt(end) == '.' && end + 1 < text.length() && isBody(text.charAt(end + 1))))) {
            end++;
        }
        return end;
    }

    private static boolean isBody(char c) {
        return Characters.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static Beginning[][] byLastButOne(Beginning... beginnings) {
        Beginning[][] table = new Beginning[128][];
        Arrays.fill(table, new Beginning[0]);
        for (Beginning beginning : beginnings) {
            int key = beginning.text.charAt(beginning.text.length() - 2);
            table[key] = Arrays.copyOf(table[key], table[key].length + 1);
            table[key][table[key].length - 1] = beginning;
        }
        return table;
    }
}
