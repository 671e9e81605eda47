package io.runtrack.ui.api;

import java.util.List;

/** The command lines that print what the page shows. */
record CommandLines(Parameters parameters) {
    private static final List<String> SAME = List.of("from", "to", "command", "subcommand", "status", "parent");

    String runsList() {
        StringBuilder line = new StringBuilder("runtrack runs list");
        for (String name : SAME) {
            List<String> values = parameters.all(name);
            if (!values.isEmpty()) {
                line.append(" --").append(name).append(' ').append(quoted(String.join(",", values)));
            }
        }
        for (String label : parameters.all("label")) {
            line.append(" --label ").append(quoted(label));
        }
        String rerunOf = parameters.text("rerun_of");
        line.append(rerunOf == null ? "" : " --rerun-of " + quoted(rerunOf));
        line.append(parameters.flag("problems") ? " --problems" : "");
        String zone = parameters.text("zone");
        return line.append(zone == null ? "" : " --zone " + quoted(zone)).toString();
    }

    /** For a POSIX shell. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.,:/=+@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
