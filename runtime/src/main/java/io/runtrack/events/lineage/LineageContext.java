package io.runtrack.events.lineage;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a process's environment says of its runs: to which namespace they belong, and which job of a scheduler started
 * them. It lies beside the journal, so that the end of a killed run is told as its start was. Immutable.
 *
 * @param namespace of the process's jobs
 * @param parent the job that started the process
 * @param root the outermost job around that one
 */
record LineageContext(
        String namespace, @Nullable JobId parent, @Nullable JobId root) {
    private static final String DEFAULT_NAMESPACE = "default";

    /**
     * That of a process.
     *
     * @param warnings hears of what is malformed, and left out
     */
    static LineageContext of(Map<String, String> environment, Consumer<String> warnings) {
        String namespace = environment.getOrDefault("OPENLINEAGE_NAMESPACE", "");
        JobId parent = null;
        JobId root = null;
        String context = environment.getOrDefault("OPENLINEAGE_CONTEXT", "");
        if (!context.isBlank()) {
            Map<?, ?> given =
                    YamlText.mapping(YamlText.mapping(YamlText.read(context)).get("parent"));
            parent = job(given);
            root = job(YamlText.mapping(given.get("root")));
            if (parent == null) {
                warnings.accept("OPENLINEAGE_CONTEXT names no parent with a UUID and a job; it is left out");
            }
        }
        if (parent == null) {
            parent = job("OPENLINEAGE_PARENT_ID", environment, warnings);
        }
        if (root == null) {
            root = job("OPENLINEAGE_ROOT_PARENT_ID", environment, warnings);
        }
        return new LineageContext(namespace.isBlank() ? DEFAULT_NAMESPACE : namespace, parent, root);
    }

    private static @Nullable JobId job(Map<?, ?> given) {
        String runId = YamlText.text(YamlText.mapping(given.get("run")).get("runId"));
        Map<?, ?> job = YamlText.mapping(given.get("job"));
        return job(YamlText.text(job.get("namespace")), YamlText.text(job.get("name")), runId);
    }

    private static @Nullable JobId job(String variable, Map<String, String> environment, Consumer<String> warnings) {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        int run = text.lastIndexOf('/');
        int name = run < 0 ? -1 : text.lastIndexOf('/', run - 1);
        JobId job =
                name < 0 ? null : job(text.substring(0, name), text.substring(name + 1, run), text.substring(run + 1));
        if (job == null) {
            warnings.accept(variable + " is not NAMESPACE/JOB/UUID; it is left out");
        }
        return job;
    }

    private static @Nullable JobId job(@Nullable String namespace, @Nullable String name, @Nullable String runId) {
        return namespace == null
                        || name == null
                        || runId == null
                        || namespace.isEmpty()
                        || name.isEmpty()
                        || !JobId.isUuid(runId)
                ? null
                : new JobId(namespace, name, runId);
    }

    /** The same for runs of another process, of which nothing is known. */
    LineageContext ofAnotherProcess() {
        return new LineageContext(namespace, null, null);
    }

    /** To be kept beside the journal. */
    String text() {
        return encoded(namespace) + "\n" + text(parent) + "\n" + text(root) + "\n";
    }

    private static String text(@Nullable JobId job) {
        return job == null ? "" : encoded(job.namespace()) + "/" + encoded(job.name()) + "/" + job.runId();
    }

    /** As it was kept; this one where nothing was. */
    LineageContext kept(String text) {
        String[] lines = text.split("\n", -1);
        return lines.length < 3 || lines[0].isEmpty()
                ? ofAnotherProcess()
                : new LineageContext(decoded(lines[0]), kept(lines[1].split("/")), kept(lines[2].split("/")));
    }

    private static @Nullable JobId kept(String... parts) {
        return parts.length == 3 ? job(decoded(parts[0]), decoded(parts[1]), parts[2]) : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
