package io.runtrack.redaction;

/** The bare key of a storage account: 64 bytes in Base64. Stateless. */
final class AccountKey {
    private static final int LENGTH = 86;

    private AccountKey() {}

    /** The key whose two equals signs begin here. */
    static long at(String text, int equals, int from) {
        int start = equals - LENGTH;
        if (start < from || !text.startsWith("==", equals) || (start > from && isKey(text.charAt(start - 1)))) {
            return Span.NONE;
        }
        for (int at = start; at < equals; at++) {
            if (!isKey(text.charAt(at))) {
                return Span.NONE;
            }
        }
        return Span.of(text, start, equals + 2);
    }

    private static boolean isKey(char c) {
        return Characters.isBase64(c);
    }
}
