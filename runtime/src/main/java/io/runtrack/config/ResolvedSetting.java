package io.runtrack.config;

import io.runtrack.redaction.Redaction;

/**
 * A setting, and where its value came from.
 *
 * @param key its name as in the agent argument, such as {@code log.level}
 * @param value as it was given, without secrets; empty when it is not set and has no default
 * @param origin which kind of source it came from
 * @param source the same as the user would say it: {@code environment variable TRACKING_PATH}
 */
public record ResolvedSetting(String key, String value, Origin origin, String source) {

    /** Where a value came from; the earlier constant beats the later one. */
    public enum Origin {
        AGENT_ARGUMENT,
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        CONFIG_FILE,
        DEFAULT
    }

    public ResolvedSetting {
        value = Redaction.STANDARD.apply(value);
    }
}
