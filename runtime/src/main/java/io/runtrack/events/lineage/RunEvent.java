package io.runtrack.events.lineage;

import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.model.RunMetadata;
import org.jspecify.annotations.Nullable;

/** What an event says but for its datasets. */
record RunEvent(Event event, JobId job, @Nullable ParentJob parent) {
    private static final String PROJECT = "https://github.com/runtrack/runtrack";

    RunMetadata run() {
        return event.run();
    }

    boolean isStart() {
        return event.kind() == Kind.START;
    }

    String type() {
        if (isStart()) {
            return "START";
        }
        return switch (run().status()) {
            case SUCCESS, PARTIAL_SUCCESS -> "COMPLETE";
            case FAILED -> "FAIL";
            case ABORTED -> "ABORT";
            case RUNNING -> "RUNNING";
        };
    }

    /** Some receivers take a run with a message for a failed one, whatever else the event says. */
    @Nullable
    String error() {
        if (!type().equals("FAIL") && !type().equals("ABORT")) {
            return null;
        }
        String message = run().errorMessage();
        String type = run().errorType();
        if (message == null) {
            return type == null ? "the run " + (type().equals("FAIL") ? "failed" : "was aborted") : type;
        }
        return type == null ? message : type + ": " + message;
    }

    String version() {
        String version = run().environment().agentVersion();
        return version == null ? "unknown" : version;
    }

    String producer() {
        return PROJECT;
    }

    /** Where the schemas of our own facets are. */
    static String ownSchema() {
        return PROJECT + "/blob/main/docs/openlineage/1-0-0/RuntrackRunFacet.json#/$defs/RuntrackRunFacet";
    }
}
