package io.runtrack.config;

import java.util.List;

/** The settings hold mistakes; it names all of them, so that one look mends them all. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    // Exceptions may be serialized; nobody does it to this one, and its list is of a serializable class.
    @SuppressWarnings("serial")
    private final List<SettingProblem> problems;

    /** Holds all mistakes that there are, of which there is at least one. */
    public InvalidSettingsException(List<SettingProblem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    public List<SettingProblem> problems() {
        return problems;
    }

    private static String describe(List<SettingProblem> problems) {
        StringBuilder text = new StringBuilder();
        for (SettingProblem problem : problems) {
            text.append(text.isEmpty() ? "" : System.lineSeparator()).append(problem.message());
        }
        return text.toString();
    }
}
