package io.runtrack.config;

/** Where a setting's value came from; the earlier constant beats the later one. */
public enum Origin {
    AGENT_ARGUMENT,
    SYSTEM_PROPERTY,
    ENVIRONMENT,
    CONFIG_FILE,
    DEFAULT
}
