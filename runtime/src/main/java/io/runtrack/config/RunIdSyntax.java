package io.runtrack.config;

/** {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}, checked by hand: regular expressions are slow to load. */
final class RunIdSyntax {
    private static final int LONGEST = 64;

    private RunIdSyntax() {}

    static boolean matches(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!isAlphanumeric(character) && character != '.' && character != '_' && character != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isAlphanumeric(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
