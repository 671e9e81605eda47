package io.runtrack.config;

/** How much the agent says of itself on stderr: everything up to and including the level. */
public enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
