package io.runtrack.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Finds secrets of known forms in one pass. It stops only at characters that every secret has, and only behind
 * characters that must precede one. There it asks whoever knows the form. Each of those looks a bounded way back, and
 * forward only over what it then replaces.
 */
final class SecretScan implements Stage {
    private static final int ASCII = 128;
    private static final byte ASSIGNMENT = 1;
    private static final byte COLON = 1 << 1;
    private static final byte BLANK = 1 << 2;
    private static final byte HYPHEN = 1 << 3;
    private static final byte TOKEN = 1 << 4;
    private static final byte PERCENT = 1 << 5;

    private static final byte[] TRIGGERS = new byte[ASCII];

    /** The triggers that a character may stand before. */
    private static final byte[] BEFORE = new byte[ASCII];

    static {
        trigger(ASSIGNMENT, "=>");
        trigger(COLON, ":");
        trigger(BLANK, " ");
        trigger(HYPHEN, "-");
        trigger(TOKEN, "_IJ");
        trigger(PERCENT, "%");
        for (char c = 0; c < ASCII; c++) {
            if (Characters.isLetterOrDigit(c) || Characters.isQuote(c) || Characters.isBlank(c)) {
                BEFORE[c] |= ASSIGNMENT | COLON | PERCENT;
            }
            if (Characters.isSpace(c)) {
                BEFORE[c] |= HYPHEN;
            }
        }
        before(ASSIGNMENT, "+/"); // the end of a bare key
        before(BLANK, "rRcCyY"); // Bearer, Basic, SharedKey
        before(HYPHEN, "\"'`[(,-abejkprst"); // what stands before options, in key blocks, and how tokens begin
        before(TOKEN, "AKSyaefmoprstu");
    }

    private static void trigger(byte kind, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            TRIGGERS[characters.charAt(i)] = kind;
        }
    }

    private static void before(byte kind, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            BEFORE[characters.charAt(i)] |= kind;
        }
    }

    @Override
    public @Nullable Edits edit(String text, int keep) {
        Edits edits = null;
        int done = 0;
        int at = nextTrigger(text, 0);
        while (at < text.length()) {
            long span = isPossible(text, at) ? look(text, at, done) : Span.NONE;
            if (span != Span.NONE) {
                edits = edits == null ? new Edits(text, keep) : edits;
                edits.mask(Span.start(span), Span.end(span));
                done = Span.end(span);
            }
            at = nextTrigger(text, Math.max(at + 1, done));
        }
        return edits;
    }

    /** All that a text without secrets costs, nearly: a loop so small that it is compiled well. */
    private static int nextTrigger(String text, int from) {
        int length = text.length();
        for (int at = from; at < length; at++) {
            char c = text.charAt(at);
            if (c < ASCII && TRIGGERS[c] != 0) {
                return at;
            }
        }
        return length;
    }

    /**
     * Copies a text without secrets, if it is ASCII; see {@link Redaction#copy}. The scan and the copy are one loop, as
     * small as that of {@link #nextTrigger}.
     */
    static boolean copy(String text, byte[] into, int start) {
        int length = text.length();
        int at = copyToTrigger(text, 0, into, start);
        while (at < length) {
            char c = text.charAt(at);
            if (c >= ASCII || (isPossible(text, at) && look(text, at, 0) != Span.NONE)) {
                return false;
            }
            into[start + at] = (byte) c;
            at = copyToTrigger(text, at + 1, into, start);
        }
        return true;
    }

    /** Answers where the next trigger is, or the next character that is not ASCII. */
    private static int copyToTrigger(String text, int from, byte[] into, int start) {
        int length = text.length();
        for (int at = from; at < length; at++) {
            char c = text.charAt(at);
            if (c >= ASCII || TRIGGERS[c] != 0) {
                return at;
            }
            into[start + at] = (byte) c;
        }
        return length;
    }

    private static boolean isPossible(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before >= ASCII || (BEFORE[before] & TRIGGERS[text.charAt(at)]) != 0;
    }

    /** What there is to replace around a trigger, from {@code from} on. */
    private static long look(String text, int at, int from) {
        return switch (text.charAt(at)) {
            case '=' -> firstOf(KeyValue.at(text, at, 1, from), AccountKey.at(text, at, from));
            case ':' -> colon(text, at, from);
            case ' ' -> AuthScheme.at(text, at, from);
            case '-' -> hyphen(text, at, from);
            case '>' -> KeyValue.ofElement(text, at, from);
            case '%' ->
                text.startsWith("3D", at + 1) || text.startsWith("3d", at + 1)
                        ? KeyValue.at(text, at, 3, from)
                        : Span.NONE;
            default -> TokenShape.at(text, at, from);
        };
    }

    private static long colon(String text, int at, int from) {
        return text.startsWith("//", at + 1)
                ? UrlPassword.at(text, at)
                : firstOf(KeyValue.at(text, at, 1, from), UrlPassword.ofOracle(text, at, from));
    }

    private static long hyphen(String text, int at, int from) {
        boolean second = at > from && text.charAt(at - 1) == '-';
        return second && text.startsWith("----", at)
                ? PrivateKey.at(text, at - 1, from)
                : firstOf(TokenShape.at(text, at, from), CommandOption.at(text, at));
    }

    private static long firstOf(long span, long other) {
        return span == Span.NONE ? other : span;
    }
}
