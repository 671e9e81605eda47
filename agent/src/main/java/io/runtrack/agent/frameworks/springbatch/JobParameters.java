package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a job's parameters: a map of them up to version 5, a set of parameters that know their names since 6. */
final class JobParameters {
    private static final Set<String> DATE = Set.of("date", "targetdate");

    private JobParameters() {}

    /** The date that the job is to work on, by the names that count for it. */
    static @Nullable String targetDate(@Nullable Object parameters, Capture capture) {
        if (parameters instanceof Map<?, ?> named) {
            for (Map.Entry<?, ?> each : named.entrySet()) {
                if (each.getKey() instanceof String name && isDate(name)) {
                    return capture.askText(each.getValue(), "value");
                }
            }
        } else if (parameters instanceof Collection<?> all) {
            for (Object each : all) {
                String name = capture.askText(each, "name");
                if (name != null && isDate(name)) {
                    return capture.askText(each, "value");
                }
            }
        }
        return null;
    }

    private static boolean isDate(String name) {
        return DATE.contains(name.replace("-", "").toLowerCase(Locale.ROOT));
    }
}
