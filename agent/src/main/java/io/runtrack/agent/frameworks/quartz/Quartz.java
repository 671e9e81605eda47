package io.runtrack.agent.frameworks.quartz;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where Quartz 2 is taken hold of: at the one class that fires jobs, on the thread that it fires them on. A job's own
 * method is not woven: it is the user's, and may be loaded before this is.
 */
public final class Quartz implements Framework {
    private static final String SHELL = "org.quartz.core.JobRunShell#";

    @Override
    public MethodRules rules() {
        Firings firings = new Firings();
        return new CodedRules("quartz")
                .hook(SHELL + "run", firings::shellBegun)
                .hook(SHELL + "notifyListenersBeginning", firings::listenersTold, fields())
                .hook(SHELL + "notifyJobListenersComplete", firings::executed)
                .methods();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "the job key's name");
        fields.put("subcommand", "the job key's group, unless it is DEFAULT");
        fields.put("target_date", "the date of the scheduled fire time");
        return fields;
    }
}
