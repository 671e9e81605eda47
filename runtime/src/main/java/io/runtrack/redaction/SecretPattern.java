package io.runtrack.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression for secrets that only its user knows. Of a match its groups become {@code ***}, or all of it if
 * there are none. The expression is RE2's: without back references and look-around, and in return matched in linear
 * time, so that none can hang the host. Immutable, for any thread.
 */
public final class SecretPattern implements Stage {
    /** How long an expression may be, in UTF-16 units. */
    public static final int LONGEST = 1_000;

    private static final int MOST_INSTRUCTIONS = 20_000;

    private final Pattern pattern;

    private SecretPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is no expression, too long, or matches a text without characters; the
     *     message says what is wrong
     */
    public static SecretPattern compile(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters; split it");
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            if (pattern.programSize() > MOST_INSTRUCTIONS) {
                throw new IllegalArgumentException("too large once its repetitions are written out; repeat less");
            }
            if (pattern.matches("")) {
                throw new IllegalArgumentException("matches a text without characters; use + instead of *");
            }
            return new SecretPattern(pattern);
        } catch (PatternSyntaxException mistake) {
            throw new IllegalArgumentException(
                    "not a regular expression as RE2 has them (" + mistake.getDescription() + ": "
                            + mistake.getPattern() + "); look-around and back references are not among them",
                    mistake);
        }
    }

    @Override
    public @Nullable Edits edit(String text, int keep) {
        Matcher matcher = pattern.matcher(text);
        Edits edits = null;
        int done = 0;
        while (matcher.find()) {
            edits = edits == null ? new Edits(text, keep) : edits;
            if (matcher.groupCount() == 0) {
                done = mask(edits, text, matcher.start(), matcher.end(), done);
            }
            for (int group = 1; group <= matcher.groupCount(); group++) {
                done = mask(edits, text, matcher.start(group), matcher.end(group), done);
            }
        }
        return edits;
    }

    /** A group that took no part begins at -1; one inside another has gone with it. */
    private static int mask(Edits edits, String text, int start, int end, int done) {
        long span = start < done ? Span.NONE : Span.of(text, start, end);
        if (span == Span.NONE) {
            return done;
        }
        edits.mask(start, end);
        return end;
    }
}
