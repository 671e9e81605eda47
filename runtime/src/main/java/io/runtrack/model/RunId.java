package io.runtrack.model;

/**
 * What a run's id may look like: {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}, so that it names a file on every system and
 * cannot lead out of a folder. Checked by hand, since regular expressions are slow to load into a starting JVM.
 */
public final class RunId {
    private static final int LONGEST = 64;

    private RunId() {}

    /** Whether a text can be a run's id. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!isLetterOrDigit(character) && character != '.' && character != '_' && character != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the id when it is one.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static String check(String runId) {
        if (!isValid(runId)) {
            throw new IllegalArgumentException(
                    "run id '" + runId
                            + "' is not valid: use 1 to 64 letters, digits, dots, underscores and hyphens, a letter or digit first");
        }
        return runId;
    }

    /** ASCII only: what is a letter elsewhere is not one to every file system. */
    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
