package io.runtrack.redaction;

import java.util.Arrays;

/**
 * Names of keys whose values are secret, by how they end: {@code db.password}, {@code AWS_SECRET_ACCESS_KEY} and
 * {@code x-api-key} are three of them. Case and the separators within a name do not matter, nor do a few digits after
 * it. Stateless.
 */
final class SensitiveName {
    /** No secret name. */
    static final int NONE = 0;

    /** Secret whatever stands between name and value. */
    static final int SECRET = 1;

    /** Secret where name and value cannot be prose: after an equals sign, or with the name in quotes. */
    static final int SECRET_ASSIGNED = 2;

    /** A header: what follows on the line is secret, except for the name of the scheme. */
    static final int AUTHORIZATION = 3;

    /** A header: what follows on the line is secret. */
    static final int COOKIE = 4;

    private static final int MOST_TRAILING_DIGITS = 2;

    /** Each name's last letter finds it. */
    private static final Entry[][] BY_LAST_LETTER = byLastLetter(
            new Entry("password", SECRET, false),
            new Entry("passwd", SECRET, false),
            new Entry("passphrase", SECRET, false),
            new Entry("passcode", SECRET, false),
            new Entry("pwd", SECRET, true),
            new Entry("secret", SECRET, false),
            new Entry("secretstring", SECRET, false),
            new Entry("secretvalue", SECRET, false),
            new Entry("token", SECRET, false),
            new Entry("apikey", SECRET, false),
            new Entry("accesskey", SECRET, false),
            new Entry("accountkey", SECRET, false),
            new Entry("privatekey", SECRET, false),
            new Entry("secretkey", SECRET, false),
            new Entry("sharedkey", SECRET, false),
            new Entry("storagekey", SECRET, false),
            new Entry("masterkey", SECRET, false),
            new Entry("encryptionkey", SECRET, false),
            new Entry("signingkey", SECRET, false),
            new Entry("subscriptionkey", SECRET, false),
            new Entry("functionskey", SECRET, false),
            new Entry("sharedaccesssignature", SECRET, false),
            new Entry("pass", SECRET_ASSIGNED, true),
            new Entry("pw", SECRET_ASSIGNED, true),
            new Entry("sig", SECRET_ASSIGNED, true),
            new Entry("sas", SECRET_ASSIGNED, true),
            new Entry("jwt", SECRET_ASSIGNED, true),
            new Entry("signature", SECRET_ASSIGNED, false),
            new Entry("credential", SECRET_ASSIGNED, false),
            new Entry("credentials", SECRET_ASSIGNED, false),
            new Entry("authorization", AUTHORIZATION, false),
            new Entry("cookie", COOKIE, true));

    /** @param word whether a letter before it makes another name of it: {@code brainpw} is none */
    private record Entry(String name, int kind, boolean word) {}

    private SensitiveName() {}

    /** What the name means that ends before {@code end} and begins nowhere before {@code from}. */
    static int ending(String text, int from, int end) {
        int last = end - 1;
        while (last >= from && end - last <= MOST_TRAILING_DIGITS && Characters.isDigit(text.charAt(last))) {
            last--;
        }
        if (last < from || !Characters.isLetter(text.charAt(last))) {
            return NONE;
        }
        for (Entry entry : BY_LAST_LETTER[Characters.lower(text.charAt(last)) - 'a']) {
            if (matches(entry, text, from, last)) {
                return entry.kind;
            }
        }
        return NONE;
    }

    private static boolean matches(Entry entry, String text, int from, int last) {
        int at = last;
        int letter = entry.name.length() - 1;
        while (letter >= 0 && at >= from) {
            char c = text.charAt(at);
            if (Characters.lower(c) == entry.name.charAt(letter)) {
                letter--;
            } else if (!Characters.isNameSeparator(c)) {
                return false;
            }
            at--;
        }
        return letter < 0 && (!entry.word || isWordStart(text, from, at + 1));
    }

    /** A capital after a small letter begins a word too, as in {@code dbPass}. */
    private static boolean isWordStart(String text, int from, int at) {
        if (at <= from || !Characters.isLetter(text.charAt(at - 1)) || (at - from > 2 && text.charAt(at - 3) == '%')) {
            return true;
        }
        return Characters.isUpper(text.charAt(at)) && !Characters.isUpper(text.charAt(at - 1));
    }

    private static Entry[][] byLastLetter(Entry... entries) {
        Entry[][] table = new Entry['z' - 'a' + 1][];
        Arrays.fill(table, new Entry[0]);
        for (Entry entry : entries) {
            int key = entry.name.charAt(entry.name.length() - 1) - 'a';
            table[key] = Arrays.copyOf(table[key], table[key].length + 1);
            table[key][table[key].length - 1] = entry;
        }
        return table;
    }
}
