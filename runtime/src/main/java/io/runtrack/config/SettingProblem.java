package io.runtrack.config;

/**
 * One mistake in the settings.
 *
 * @param key the setting, or the unknown name that was given for one
 * @param source where it was given, as the user would say it: {@code environment variable TRACKING_PATH}
 * @param value what was given, fit to be shown: without line breaks, shortened, and without what may be a secret in a URL
 * @param remedy what is wrong with it and what to write instead
 */
public record SettingProblem(String key, String source, String value, String remedy) {

    private static final int LONGEST_SHOWN_VALUE = 200;

    public SettingProblem {
        key = shown(key);
        value = shown(value);
    }

    /** All of it in one line. */
    public String message() {
        return key + " = \"" + value + "\" (" + source + "): " + remedy;
    }

    /** Every line that the agent prints begins with its mark, so a value must not begin one of its own. */
    private static String shown(String value) {
        StringBuilder text = new StringBuilder(withoutSecrets(value));
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                text.setCharAt(i, '\uFFFD');
            }
        }
        if (text.length() > LONGEST_SHOWN_VALUE) {
            text.setLength(LONGEST_SHOWN_VALUE);
            text.append('…');
        }
        return text.toString();
    }

    private static boolean isPrintable(char character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** Storage URLs carry passwords before the host's {@code @} and signatures after {@code ?}. */
    private static String withoutSecrets(String value) {
        int host = value.indexOf("://");
        if (host < 0) {
            return value;
        }
        int query = value.indexOf('?', host);
        String shown = query < 0 ? value : value.substring(0, query) + "?***";
        int at = shown.lastIndexOf('@');
        return at < host ? shown : shown.substring(0, host) + "://***" + shown.substring(at);
    }
}
