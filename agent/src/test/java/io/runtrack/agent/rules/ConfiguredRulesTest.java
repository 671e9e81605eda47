package io.runtrack.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.runtrack.agent.discovery.HostClasses;
import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules from the text of a config file to what counts as declared on a method. */
class ConfiguredRulesTest {
    private static final MethodShape RUN = method("com.acme.Main", "run", "java.lang.String");

    @TempDir
    private Path folder;

    @Test
    void readsEachAttributeInBothSpellings() throws Exception {
        MethodRules rules = rules("""
                commands:
                  - method: com.acme.Main#run
                    command: extract
                    subcommand: nightly
                    configPath: "{args[1]}"
                    target_date: "{0}"
                    exit_code: TRUE
                    status: "{return}"
                    error_message: failed
                    errorType: "{return.type}"
                files:
                  - method: com.acme.Main#run
                    type: audio
                    skip_on: [com.acme.Done, com.acme.Outer.Inner, Here]
                    when_empty: skipped
                    whenFalse: Failed
                    processing_time_ms: "{0.ms}"
                emails:
                  - method: com.acme.Main#run
                    agent_name:
                    when_false: skipped
                """);

        assertThat(rules.declaredOn(RUN, List.of()))
                .allSatisfy(annotation -> assertThat(annotation.place()).contains("runtrack.yaml, line "))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .containsExactlyInAnyOrder(
                        new TrackedAnnotation(
                                TrackedKind.COMMAND,
                                Map.of(
                                        "value",
                                        "extract",
                                        "subcommand",
                                        "nightly",
                                        "configPath",
                                        "{args[1]}",
                                        "targetDate",
                                        "{0}",
                                        "exitCode",
                                        true,
                                        "status",
                                        "{return}",
                                        "errorMessage",
                                        "failed",
                                        "errorType",
                                        "{return.type}")),
                        new TrackedAnnotation(
                                TrackedKind.FILE,
                                Map.of(
                                        "type",
                                        "audio",
                                        "skipOn",
                                        List.of(
                                                "com.acme.Done",
                                                "com.acme$Done",
                                                "com$acme$Done",
                                                "com.acme.Outer.Inner",
                                                "com.acme.Outer$Inner",
                                                "com.acme$Outer$Inner",
                                                "com$acme$Outer$Inner",
                                                "Here",
                                                "*.Here"),
                                        "whenEmpty",
                                        "SKIPPED",
                                        "whenFalse",
                                        "FAILED",
                                        "processingTimeMs",
                                        "{0.ms}")),
                        new TrackedAnnotation(TrackedKind.EMAIL, Map.of("whenFalse", "SKIPPED")));
    }

    @Test
    void knowsEveryAttributeOfTheAnnotations() {
        assertThatAllAreKnown(TrackedKind.COMMAND, TrackedCommand.class);
        assertThatAllAreKnown(TrackedKind.FILE, TrackedFile.class);
        assertThatAllAreKnown(TrackedKind.EMAIL, TrackedEmail.class);
    }

    private static void assertThatAllAreKnown(TrackedKind kind, Class<? extends Annotation> annotation) {
        RuleAttributes known = RuleAttributes.of(kind);
        for (Method attribute : annotation.getDeclaredMethods()) {
            RuleAttributes.Attribute read = known.named(attribute.getName());
            assertThat(read).as(attribute.toString()).isNotNull();
            Class<?> type = attribute.getReturnType();
            AttributeType expected = type == boolean.class
                    ? AttributeType.FLAG
                    : type == FileStatus.class
                            ? AttributeType.FILE_STATUS
                            : type == EmailStatus.class
                                    ? AttributeType.EMAIL_STATUS
                                    : type == Class[].class
                                            ? AttributeType.CLASS_NAMES
                                            : attribute.getName().equals("type")
                                                    ? AttributeType.TEXT
                                                    : AttributeType.TEMPLATE;
            assertThat(read.type()).as(attribute.toString()).isEqualTo(expected);
        }
    }

    @Test
    void theFirstRuleCountsAndBeatsAnAnnotationOfItsKind() throws Exception {
        MethodRules rules = rules("""
                files:
                  - {method: 'com.acme.Main#run', type: first}
                  - {method: 'com.acme.**#*', type: second}
                """);
        TrackedAnnotation file = new TrackedAnnotation(TrackedKind.FILE, Map.of("path", "{0}"));
        TrackedAnnotation command = new TrackedAnnotation(TrackedKind.COMMAND, Map.of());

        assertThat(rules.declaredOn(RUN, List.of(file, command)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .containsExactly(command, new TrackedAnnotation(TrackedKind.FILE, Map.of("type", "first")));
        assertThat(rules.declaredOn(method("com.acme.sub.Other", "go"), List.of()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .containsExactly(new TrackedAnnotation(TrackedKind.FILE, Map.of("type", "second")));
        assertThat(rules.declaredOn(method("org.Other", "go"), List.of(command)))
                .containsExactly(command);
    }

    @Test
    void saysOfEachClassWhetherItMayBeNamedOrIsExcluded() throws Exception {
        MethodRules rules = rules("""
                commands: [{method: 'com.acme.Outer.Main#run'}, {method: '**#execute'}]
                exclude: [com.acme.internal.**, com.acme.Nested.Inner]
                """);

        assertThat(rules.mayName("com.acme.Outer$Main")).isTrue();
        assertThat(rules.mayName("anything")).isTrue();
        assertThat(rules.mayName("io.runtrack.agent.premain.RuntrackAgent")).isFalse();
        assertThat(rules.excludes("com.acme.internal.a.B")).isTrue();
        assertThat(rules.excludes("com.acme.Nested$Inner")).isTrue();
        assertThat(rules.excludes("com.acme.Nested")).isFalse();
        assertThat(rules("files: [{method: 'com.acme.*#a'}, {method: 'com.ace.Main#a'}]")
                        .mayName("com.ace.Other"))
                .isFalse();
    }

    @Test
    void reportsEveryMistakeWithItsLine() throws Exception {
        assertThat(mistakes("""
                        path: /data
                        commands:
                          - com.acme.Main#main
                          - method: com.acme.Main.main
                          - command: extract
                          - method: a.B#c
                            comand: extract
                            exit_code: maybe
                        files:
                          - method: a.B#c
                            when_empty: gone
                            skip_on: [[x]]
                            skipOn: 'com.acme.*'
                            path: "{0"
                            output_path: [a]
                            agentId: "{0.}"
                        emails:
                          - method: [a.B#c]
                          - method: a.B#c
                            when_false: sent
                            whenFalse: failed
                          - method: a.B#c
                            skip_on: [x]
                        exclude:
                          - com.acme.Main#main
                          - [a]
                        checkpoint: soon
                        """))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("commands =").contains("line 3", "- method:"),
                        line -> assertThat(line).startsWith("commands.method").contains("line 4", "names no method"),
                        line -> assertThat(line).startsWith("commands =").contains("line 5", "names no method"),
                        line -> assertThat(line)
                                .startsWith("commands.comand")
                                .contains("line 7", "the nearest one is command"),
                        line -> assertThat(line).contains("exit_code = \"maybe\"", "line 8", "neither true nor false"),
                        line -> assertThat(line).contains("when_empty", "line 11", "success, failed, skipped"),
                        line -> assertThat(line).contains("skip_on", "line 12", "not a list of class names"),
                        line -> assertThat(line).contains("skipOn", "line 13", "subclasses"),
                        line -> assertThat(line).contains("path = \"{0\"", "line 14", "a { has no }"),
                        line -> assertThat(line).contains("output_path", "line 15", "write a text"),
                        line -> assertThat(line).contains("agentId", "line 16", "a name is missing"),
                        line -> assertThat(line).contains("emails.method", "line 18", "one rule for each method"),
                        line -> assertThat(line).contains("emails.whenFalse", "line 21", "given twice"),
                        line -> assertThat(line).contains("emails.skip_on", "line 23", "no such attribute"),
                        line -> assertThat(line).contains("exclude", "line 25", "leave out #"),
                        line -> assertThat(line).contains("exclude", "line 26", "no class"),
                        line -> assertThat(line).contains("checkpoint = \"soon\"", "line 27"));
    }

    @Test
    void anEmptySectionHasNoRules() throws Exception {
        assertThat(rules("files:\nexclude: []\n").mayName("com.acme.Main")).isFalse();
    }

    @Test
    void saysWhatARuleThatMatchedNothingPerhapsMeant() throws Exception {
        ConfiguredRules configured = new ConfiguredRules();
        load(configured, """
                files:
                  - method: com.acme.Main#run
                  - method: com.acme.Main#rum
                  - method: com.acme.Main#run(int)
                  - method: com.acme.Mian#run
                  - method: com.acme.other.Main#run
                  - method: com.acme.Elsewhere#run
                  - method: java.util.List#add
                """);
        MethodRules rules = configured.methods();
        rules.declaredOn(method("com.acme.Main", "<init>"), List.of());
        rules.declaredOn(method("com.acme.Main", "other"), List.of());
        rules.declaredOn(RUN, List.of());
        HostClasses loaded = classes("com.acme.Main");

        assertThat(configured.unmatched(loaded))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Main#rum", "line 3", "did you mean com.acme.Main#run?"),
                        line -> assertThat(line).contains("did you mean com.acme.Main#run(java.lang.String)?"),
                        line -> assertThat(line).contains("java.util.List", "JDK"));
        assertThat(configured.unmatchedAmong(loaded))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Main#rum", "line 3", "did you mean com.acme.Main#run?"),
                        line -> assertThat(line).contains("did you mean com.acme.Main#run(java.lang.String)?"),
                        line -> assertThat(line).contains("Mian", "did you mean com.acme.Main#run?"),
                        line -> assertThat(line).contains("other", "did you mean com.acme.Main#run?"),
                        line -> assertThat(line)
                                .contains("Elsewhere", "no such class")
                                .doesNotContain("did you"),
                        line -> assertThat(line).contains("java.util.List", "JDK"));
    }

    /** Those of one program are no mistakes where another one runs. */
    @Test
    void saysNothingOfRulesWhoseClassesAreNotThere() throws Exception {
        ConfiguredRules configured = new ConfiguredRules();
        load(configured, """
                files:
                  - method: com.acme.Main#run
                  - method: com.acme.other.**#run
                  - method: com.acme.*Main#run
                  - method: com.acme.Outer.Empty#run
                """);

        assertThat(configured.unmatched(classes("com.acme.Elsewhere"))).isEmpty();
        assertThat(configured.unmatched(classes("com.acme.NightlyMain", "com.acme.Outer$Empty")))
                .satisfiesExactly(line -> assertThat(line).contains("com.acme.*Main#run"), line -> assertThat(line)
                        .contains("com.acme.Outer.Empty#run", "has no methods of its own")
                        .doesNotContain("did you mean"));
    }

    @Test
    void namesTheClassThatDeclaresAnInheritedMethod() throws Exception {
        ConfiguredRules configured = new ConfiguredRules();
        String here = ConfiguredRulesTest.class.getName();
        load(configured, """
                files:
                  - method: HERE.Wav#run
                  - method: HERE$Wav#finish(int)
                """.replace("HERE", here));
        configured.methods().declaredOn(method(here + "$Wav", "ran"), List.of());

        assertThat(configured.unmatched(classes(here + "$Wav")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("did you mean " + here + "$Step#run?"),
                        line -> assertThat(line).endsWith("did you mean " + here + "$Ending#finish(int)?"));
    }

    @SuppressWarnings("unused")
    interface Ending {
        default void finish(int code) {}
    }

    @SuppressWarnings("unused")
    abstract static class Step implements Ending {
        void run() {}
    }

    @SuppressWarnings("unused")
    static final class Wav extends Step {
        void ran() {}
    }

    private static HostClasses classes(String... names) {
        return new HostClasses() {
            @Override
            public Collection<String> names() {
                return List.of(names);
            }

            @Override
            public byte @Nullable [] classFile(String name) {
                try (InputStream content =
                        ConfiguredRulesTest.class.getClassLoader().getResourceAsStream(name + ".class")) {
                    return content == null ? null : content.readAllBytes();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        };
    }

    @Test
    @Timeout(30)
    void tenThousandRulesAreQuicklyReadAskedAndReported() throws Exception {
        StringBuilder yaml = new StringBuilder("files:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("  - method: com.acme.")
                    .append(i % 2 == 0 ? "" : "**.")
                    .append("Main")
                    .append(i)
                    .append("#run(java.lang.String)\n    type: audio\n    path: '{0}'\n");
        }
        ConfiguredRules configured = new ConfiguredRules();
        load(configured, yaml.toString());
        MethodRules rules = configured.methods();

        for (int i = 0; i < 20_000; i++) {
            assertThat(rules.mayName("org.library.Type" + i)).isFalse();
        }
        assertThat(rules.declaredOn(method("com.acme.Main9998", "run", "java.lang.String"), List.of()))
                .hasSize(1);
        assertThat(rules.declaredOn(method("com.acme.a.Main9999", "run", "java.lang.String"), List.of()))
                .hasSize(1);
        assertThat(configured.unmatchedAmong(classes("com.acme.Mian0", "x.Main1")))
                .hasSize(51)
                .last()
                .asString()
                .startsWith("9948 more rules");
    }

    private MethodRules rules(String yaml) throws Exception {
        ConfiguredRules rules = new ConfiguredRules();
        load(rules, yaml);
        return rules.methods();
    }

    private void load(ConfiguredRules rules, String yaml) throws IOException, InvalidSettingsException {
        Path file = Files.writeString(folder.resolve("runtrack.yaml"), yaml);
        Settings.load(new SettingSources("config=" + file, name -> null, Map.of(), StorageKinds.folders()), rules);
    }

    private List<String> mistakes(String yaml) {
        InvalidSettingsException mistakes =
                catchThrowableOfType(InvalidSettingsException.class, () -> load(new ConfiguredRules(), yaml));
        assertThat(mistakes).as("no mistake was found").isNotNull();
        return mistakes.problems().stream().map(SettingProblem::message).toList();
    }

    private static MethodShape method(String className, String name, String... types) {
        List<MethodParameter> parameters = java.util.Arrays.stream(types)
                .map(type -> new MethodParameter(null, type))
                .toList();
        return new MethodShape(className, name, "()V", false, parameters, "void", null);
    }
}
