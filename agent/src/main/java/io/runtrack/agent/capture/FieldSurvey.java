package io.runtrack.agent.capture;

import io.runtrack.agent.capture.CommandPlan.CommandSources;
import io.runtrack.agent.capture.SendReader.EmailSources;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.agent.template.SourceText;
import io.runtrack.agent.values.Accessors;
import io.runtrack.diagnostics.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of tracked methods where each field of their records would come from, by the binder that decides it when they
 * are woven. For one thread.
 */
public final class FieldSurvey {
    private final Diagnostics diagnostics;

    /** No value is asked for its parts here, so no package need be opened. */
    private final Accessors accessors = new Accessors((module, packageName) -> {});

    /**
     * A field of a run or record.
     *
     * @param name as it is stored
     * @param source as a template; null when nothing feeds it
     * @param given whether an attribute says so, rather than a default
     */
    public record Field(String name, @Nullable String source, boolean given) {}

    /** @param diagnostics told of templates that do not fit */
    public FieldSurvey(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What says that a method is tracked: an annotation, or a rule's place. */
    public static String declaration(DeclaredAnnotation declared) {
        return declared.annotation().displayName();
    }

    /** The fields of what a call becomes. */
    public List<Field> fields(MethodShape compiled, DeclaredAnnotation declared) {
        MethodShape method = compiled.asDeclared().namedAs(declared.method().asDeclared());
        Fields fields = new Fields(method, declared.annotation());
        FieldBinder binder = new FieldBinder(method, declared.annotation(), accessors, diagnostics);
        switch (declared.annotation().kind()) {
            case COMMAND ->
                command(
                        fields,
                        CommandSources.bind(method, binder),
                        CommandOutcome.bind(declared.annotation(), binder));
            case FILE -> file(fields, FileSources.bind(method, binder), FileReport.bind(binder));
            case EMAIL -> email(fields, EmailSources.bind(method, binder, MailApi.NONE));
            case HOOK -> fields.all.addAll(ofHook(declared.annotation()));
        }
        return fields.all;
    }

    private static List<Field> ofHook(TrackedAnnotation hook) {
        List<Field> told = new ArrayList<>();
        if (hook.attributes().get("fields") instanceof Map<?, ?> sources) {
            sources.forEach((name, source) -> told.add(new Field(String.valueOf(name), String.valueOf(source), false)));
        }
        return told;
    }

    private static void command(Fields fields, CommandSources sources, CommandOutcome outcome) {
        fields.add("command", "value", sources.command().source());
        fields.add("subcommand", "subcommand", sources.subcommand());
        fields.add("config_path", "configPath", sources.configPath());
        fields.add("target_date", "targetDate", sources.targetDate());
        fields.add("exit_code", "exitCode", outcome.exitCode() ? "{return}" : null);
        fields.addIfGiven("status", "status", outcome.status());
        fields.addIfGiven("error_type", "errorType", outcome.errorType());
        fields.addIfGiven("error_message", "errorMessage", outcome.errorMessage());
    }

    private static void file(Fields fields, FileSources sources, FileReport report) {
        fields.add("file_path", "path", sources.path());
        fields.add("file_type", "type", sources.type() == null ? "from the extension" : sources.type());
        fields.add("agent_id", "agentId", sources.agentId());
        fields.add("output_path", "outputPath", sources.outputPath());
        fields.addIfGiven("status", "status", report.status());
        fields.addIfGiven("processing_time_ms", "processingTimeMs", report.processingTimeMs());
        fields.addIfGiven("error_type", "errorType", report.errorType());
        fields.addIfGiven("error_message", "errorMessage", report.errorMessage());
    }

    private static void email(Fields fields, EmailSources sources) {
        fields.add("agent_id", "agentId", sources.agentId());
        fields.add("agent_name", "agentName", sources.agentName());
        fields.add("email", "email", sources.email());
    }

    /** Collects the fields of one record. */
    private static final class Fields {
        private final MethodShape method;
        private final TrackedAnnotation annotation;
        private final List<Field> all = new ArrayList<>();

        Fields(MethodShape method, TrackedAnnotation annotation) {
            this.method = method;
            this.annotation = annotation;
        }

        void add(String name, String attribute, @Nullable String source) {
            all.add(new Field(name, source, annotation.attributes().containsKey(attribute)));
        }

        void add(String name, String attribute, FieldSource source) {
            add(name, attribute, SourceText.of(source, method));
        }

        /** What the outcome tells unless the method reports it. */
        void addIfGiven(String name, String attribute, FieldSource source) {
            if (source != PlainSource.NONE) {
                add(name, attribute, source);
            }
        }
    }
}
