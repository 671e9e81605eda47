package io.runtrack.config;

import io.runtrack.redaction.Redaction;

/**
 * One mistake in the settings.
 *
 * @param key the setting, or the unknown name that was given for one
 * @param source where it was given, as the user would say it: {@code environment variable TRACKING_PATH}
 * @param value what was given, fit to be shown: without line breaks, shortened, and without secrets
 * @param remedy what is wrong with it and what to write instead
 */
public record SettingProblem(String key, String source, String value, String remedy) {

    private static final int LONGEST_SHOWN_VALUE = 200;

    public SettingProblem {
        key = shown(key);
        value = shown(value);
    }

    /** A mistake in a part of a config file. */
    public static SettingProblem in(YamlValue value, String key, String remedy) {
        return new SettingProblem(key, value.place(), value.shown(), remedy);
    }

    /** All of it in one line. */
    public String message() {
        return key + " = \"" + value + "\" (" + source + "): " + remedy;
    }

    /** Every line that the agent prints begins with its mark, so a value must not begin one of its own. */
    private static String shown(String value) {
        StringBuilder text = new StringBuilder(Redaction.STANDARD.apply(value));
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
}
