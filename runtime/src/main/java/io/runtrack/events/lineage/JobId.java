package io.runtrack.events.lineage;

import io.runtrack.model.RunMetadata;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A run of a job, as OpenLineage names it.
 *
 * @param namespace of the job
 * @param name of the job
 * @param runId a UUID
 */
record JobId(String namespace, String name, String runId) {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static JobId of(RunMetadata run, String namespace) {
        String name = run.subcommand() == null ? run.command() : run.command() + "." + run.subcommand();
        return new JobId(namespace, name, uuid(run.runId(), namespace));
    }

    /** An id that is none becomes one that is the same wherever it is made, and differs between namespaces. */
    static String uuid(String runId, String namespace) {
        return isUuid(runId)
                ? runId
                : UUID.nameUUIDFromBytes((namespace + "/" + runId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }
}
