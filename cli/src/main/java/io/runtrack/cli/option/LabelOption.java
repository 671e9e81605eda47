package io.runtrack.cli.option;

import io.runtrack.cli.terminal.UsageMistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Labels that a run must have. */
public final class LabelOption {

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "Only runs with this label; may be repeated.")
    private List<String> labels = new ArrayList<>();

    /**
     * All of them.
     *
     * @throws UsageMistake when one is no label
     */
    public Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw new UsageMistake("--label " + label + ": write NAME=VALUE");
            }
            wanted.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return wanted;
    }
}
