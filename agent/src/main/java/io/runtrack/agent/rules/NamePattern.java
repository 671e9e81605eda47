package io.runtrack.agent.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A name with wildcards: {@code *} stands for any characters but a dot, {@code **} for any characters, and {@code .**.}
 * for a single dot too. A dot of the pattern is also matched by the {@code $} of a nested class.
 *
 * <p>What has no wildcard at either end is compared there first, which sorts out nearly everything; the rest is read
 * once, keeping track of all places in the pattern at which the name may be, so that no pattern takes longer than its
 * length times that of the name. Immutable.
 */
final class NamePattern {
    private static final char WILDCARD = '*';

    private final String text;
    private final String prefix;
    private final String suffix;

    /** What is to be matched one after the other, the prefix and the suffix included. */
    private final List<Token> tokens;

    /**
     * One step of a match.
     *
     * @param character the one that is to come; {@link #WILDCARD} if it is any number of any
     * @param acrossDots whether dots may be among those
     * @param overPackages whether the two steps behind this one may be left out
     */
    private record Token(char character, boolean acrossDots, boolean overPackages) {}

    private NamePattern(String text) {
        this.text = text;
        this.prefix = text.substring(0, Math.max(0, text.indexOf(WILDCARD)));
        this.suffix = text.substring(text.lastIndexOf(WILDCARD) + 1);
        this.tokens = tokens(text);
    }

    static NamePattern of(String text) {
        return new NamePattern(text);
    }

    static boolean hasWildcards(String text) {
        return text.indexOf(WILDCARD) >= 0;
    }

    /** The characters that everything begins with that is matched. */
    String prefix() {
        return prefix;
    }

    /** Whether a name begins with what stands in a pattern. */
    static boolean begins(String name, String literal) {
        return name.length() >= literal.length() && agrees(name, 0, literal);
    }

    boolean matches(String name) {
        if (!hasWildcards(text)) {
            return name.length() == text.length() && agrees(name, 0, text);
        }
        int shortest = Math.max(prefix.length(), suffix.length());
        return name.length() >= shortest
                && agrees(name, 0, prefix)
                && agrees(name, name.length() - suffix.length(), suffix)
                && walks(name);
    }

    /** Whether the literal stands there in the name. */
    private static boolean agrees(String name, int offset, String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if (!agrees(name.charAt(offset + i), literal.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean agrees(char actual, char wanted) {
        return actual == wanted || (wanted == '.' && actual == '$');
    }

    /** {@code reached[i]} says that the tokens before i have been matched. */
    private boolean walks(String name) {
        boolean[] reached = new boolean[tokens.size() + 1];
        boolean[] next = new boolean[tokens.size() + 1];
        reached[0] = true;
        skipWildcards(reached);
        for (int at = 0; at < name.length(); at++) {
            step(reached, next, name.charAt(at));
            boolean[] free = reached;
            reached = next;
            next = free;
        }
        return reached[tokens.size()];
    }

    private void step(boolean[] reached, boolean[] next, char actual) {
        Arrays.fill(next, false);
        for (int i = 0; i < tokens.size(); i++) {
            if (reached[i]) {
                Token token = tokens.get(i);
                if (token.character() != WILDCARD) {
                    boolean agrees = agrees(actual, token.character());
                    next[i + 1] |= agrees;
                    if (token.overPackages()) {
                        next[i + 3] |= agrees;
                    }
                } else {
                    next[i] |= token.acrossDots() || actual != '.';
                }
            }
        }
        skipWildcards(next);
    }

    private void skipWildcards(boolean[] reached) {
        for (int i = 0; i < tokens.size(); i++) {
            if (reached[i] && tokens.get(i).character() == WILDCARD) {
                reached[i + 1] = true;
            }
        }
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length());
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            boolean acrossDots = text.startsWith("**", at);
            tokens.add(new Token(character, acrossDots, text.startsWith(".**.", at)));
            at += acrossDots ? 2 : 1;
        }
        return tokens;
    }

    @Override
    public String toString() {
        return text;
    }
}
