package io.runtrack.agent;

import io.runtrack.agent.capture.FieldSurvey;
import io.runtrack.agent.discovery.ClassSurvey;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.config.CaptureNames;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import io.runtrack.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what would be tracked of a class path, by the agent's own rules, resolver and binder. No class of it is loaded.
 * The command line enters here by name, through a loader of its own, so arguments and answers are types of the JDK. For
 * one thread.
 */
public final class TrackingPreview {
    private final List<Map<String, @Nullable Object>> methods = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final FieldSurvey fields = new FieldSurvey(new Warnings());

    private TrackingPreview() {}

    /**
     * Looks at all classes of a class path.
     *
     * @param classPath jars and folders
     * @param config a config file with rules; null for none
     * @param capture what is captured without annotations or rules, as the setting has it
     * @return {@code problems}: mistakes in the config file, one text each; {@code warnings}: what the agent would warn
     *     of; {@code methods}: a map for each tracked method and kind with {@code method}, {@code kind},
     *     {@code declared_by}, {@code declared_on} and {@code fields}, each of those a map with {@code field},
     *     {@code source} and {@code given}
     * @throws IOException if a jar or folder cannot be read
     */
    public static Map<String, List<?>> of(List<Path> classPath, @Nullable String config, String capture)
            throws IOException {
        TrackingPreview preview = new TrackingPreview();
        ConfiguredRules rules = new ConfiguredRules();
        List<String> problems = new ArrayList<>();
        Settings settings = readSettings(Map.of("tracking.capture", capture), config, rules, problems);
        if (settings != null) {
            preview.look(classPath, rules, settings.capture());
        }
        Map<String, List<?>> answer = new LinkedHashMap<>();
        answer.put("problems", problems);
        answer.put("warnings", preview.warnings);
        answer.put("methods", preview.methods);
        return answer;
    }

    private static @Nullable Settings readSettings(
            Map<String, String> properties, @Nullable String config, ConfiguredRules rules, List<String> problems) {
        try {
            return Settings.load(
                    new SettingSources(
                            null,
                            name -> name.equals("tracking.config") ? config : properties.get(name),
                            Map.of(),
                            StorageKinds.any()), // whatever the path is, nothing is stored
                    rules);
        } catch (InvalidSettingsException mistakes) {
            mistakes.problems().stream().map(SettingProblem::message).forEach(problems::add);
            return null;
        }
    }

    private void look(List<Path> classPath, ConfiguredRules rules, CaptureNames captured) throws IOException {
        ClassSurvey survey = new ClassSurvey(AgentRuntime.methods(rules, captured), warnings::add);
        try (UnloadedClasses classes = UnloadedClasses.of(classPath)) {
            classes.forEach((name, origin, classFile) -> {
                String className = name.replace('/', '.');
                try {
                    survey.look(classes.loader(), name, origin, classFile, this::add);
                } catch (RuntimeException
                        | LinkageError unreadable) { // which the JVM will refuse, too, or we cannot weave
                    warnings.add("cannot weave " + className + ", it is not tracked: " + unreadable);
                }
            });
            if (!classes.names().isEmpty()) {
                warnings.addAll(rules.unmatchedAmong(classes));
            }
        }
    }

    private void add(MethodShape method, List<DeclaredAnnotation> annotations) {
        for (DeclaredAnnotation declared : annotations) {
            List<FieldSurvey.Field> told = fields.fields(method, declared);
            boolean isCaptured = declared.annotation().kind() == TrackedKind.HOOK;
            if (isCaptured && told.isEmpty()) {
                continue; // only helps others
            }
            Map<String, @Nullable Object> described = new LinkedHashMap<>();
            described.put("method", method.displayName());
            described.put(
                    "kind",
                    isCaptured ? kindOf(told) : word(declared.annotation().kind()));
            described.put("declared_by", FieldSurvey.declaration(declared));
            described.put("declared_on", declared.method().displayName());
            described.put(
                    "fields", told.stream().map(TrackingPreview::described).toList());
            methods.add(described);
        }
    }

    /** What code makes of a call is seen by its first field. */
    private static String kindOf(List<FieldSurvey.Field> fields) {
        return switch (fields.get(0).name()) {
            case "file_path" -> word(TrackedKind.FILE);
            case "email" -> word(TrackedKind.EMAIL);
            default -> word(TrackedKind.COMMAND);
        };
    }

    private static String word(TrackedKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> described(FieldSurvey.Field field) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("field", field.name());
        described.put("source", field.source());
        described.put("given", field.given());
        return described;
    }

    /** Keeps what the binder warns of. */
    private final class Warnings implements Diagnostics {
        @Override
        public void warn(String topic, String message) {
            warnings.add(message);
        }

        @Override
        public void failure(String where, Throwable problem) {
            warnings.add("a problem with " + where + ": " + problem);
        }

        @Override
        public void debug(String message) {
            // Nobody asked for it.
        }
    }
}
