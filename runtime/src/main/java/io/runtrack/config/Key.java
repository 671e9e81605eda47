package io.runtrack.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that there are, with their names in each source; spelled out so that a search for a name finds it. */
enum Key {
    PATH("path", "tracking.path", "TRACKING_PATH"),
    ENABLED("enabled", "tracking.enabled", "TRACKING_ENABLED"),
    CONFIG("config", "tracking.config", "TRACKING_CONFIG"),
    VERBOSE("verbose", "tracking.verbose", "TRACKING_VERBOSE"),
    LOG_LEVEL("log.level", "tracking.log.level", "TRACKING_LOG_LEVEL"),
    SPOOL("spool", "tracking.spool", "TRACKING_SPOOL"),
    SPOOL_MAX("spool.max", "tracking.spool.max", "TRACKING_SPOOL_MAX"),
    CHECKPOINT("checkpoint", "tracking.checkpoint", "TRACKING_CHECKPOINT"),
    SHUTDOWN_TIMEOUT("shutdown.timeout", "tracking.shutdown.timeout", "TRACKING_SHUTDOWN_TIMEOUT"),
    LABELS("labels", "tracking.labels", "TRACKING_LABELS"),
    RUN_ID("run.id", "tracking.run.id", "TRACKING_RUN_ID"),
    PARENT_RUN_ID("parent.run.id", "tracking.parent.run.id", "TRACKING_PARENT_RUN_ID"),
    RERUN_OF("rerun.of", "tracking.rerun.of", "TRACKING_RERUN_OF"),
    REDACT("redact", "tracking.redact", "TRACKING_REDACT"),
    MASK_EMAILS("mask.emails", "tracking.mask.emails", "TRACKING_MASK_EMAILS"),
    STACK_TRACES("stack.traces", "tracking.stack.traces", "TRACKING_STACK_TRACES"),
    CAPTURE("capture", "tracking.capture", "TRACKING_CAPTURE"),
    OPENLINEAGE("openlineage", "tracking.openlineage", "TRACKING_OPENLINEAGE"),
    NOTIFY("notify", "tracking.notify", "TRACKING_NOTIFY"),
    NOTIFY_STYLE("notify.style", "tracking.notify.style", "TRACKING_NOTIFY_STYLE");

    final String key;
    final String property;
    final String variable;

    Key(String key, String property, String variable) {
        this.key = key;
        this.property = property;
        this.variable = variable;
    }

    static @Nullable Key named(String name) {
        for (Key key : values()) {
            if (key.key.equals(name)) {
                return key;
            }
        }
        return null;
    }

    /** The setting that somebody most likely meant by an unknown name. */
    static String nearest(String name) {
        return NearestName.of(name, names());
    }

    /** What users call them. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Key key : values()) {
            names.add(key.key);
        }
        return names;
    }
}
