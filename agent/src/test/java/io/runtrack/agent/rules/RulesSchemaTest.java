package io.runtrack.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor makes of a config file by docs/rules.schema.json is what the agent makes of it. */
class RulesSchemaTest {
    private static final Path DOCS = Path.of("../docs");
    private static final ObjectMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    @Test
    void knowsEverySettingNestedAndNot() throws Exception {
        JsonNode properties = schemaText().get("properties");
        for (Object key : Class.forName("io.runtrack.config.Key").getEnumConstants()) {
            String name = name(key);
            if (!name.equals("config")) { // which a config file may not hold
                assertThat(properties.has(name)).as(name).isTrue();
                assertThat(nested(properties, name)).as(name).isTrue();
            }
        }
        assertThat(properties.has("redact.patterns")).isTrue();
        assertThat(nested(properties, "redact.patterns")).isTrue();
    }

    @Test
    void knowsEveryAttributeInBothSpellings() throws IOException {
        JsonNode definitions = schemaText().get("definitions");

        assertThat(names(definitions, "commandRule")).containsExactlyInAnyOrderElementsOf(names(TrackedKind.COMMAND));
        assertThat(names(definitions, "fileRule")).containsExactlyInAnyOrderElementsOf(names(TrackedKind.FILE));
        assertThat(names(definitions, "emailRule")).containsExactlyInAnyOrderElementsOf(names(TrackedKind.EMAIL));
    }

    @Test
    void theExampleOfThePageIsRightForBoth() throws IOException {
        String page = Files.readString(DOCS.resolve("rules.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();

        assertThatBothAgree(page.substring(start, page.indexOf("```", start)), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files:",
                "path: /data\nlog.level: Debug\nspool: {max: 4GiB}\nredact: {patterns: ['EMP-\\d+']}\nrun: {id: 7}",
                "redact: off\nlabels: {team: qa, tier: 1}\ncheckpoint: 500ms\nshutdown: {timeout: PT2S}\nstack.traces: false",
                "notify: 'https://hooks.acme.com/x?run={run_id}'\nnotify.style: ping",
                "labels: team=qa;pipeline=nightly\nparent: {run: {id: abc}}\nmask: {emails: true}",
                "commands: [{method: 'com.acme.Outer$Main # main ( String[], int... )', exitCode: true, value: 7}]",
                "files: [{method: '**#*', skipOn: A, when_empty: Skipped, path: '{{x{0.a[-1].b}'}]",
                "files: [{method: 'a.B#c()', skip_on: [a.B, c.D$E], type:, whenFalse: FAILED}]",
                "emails: [{method: 'a.B#c-d1', when_false: skipped, agentName: plain}]\nexclude: [a.*, '**Test', a.B]",
            })
    void bothAcceptIt(String yaml) throws IOException {
        assertThatBothAgree(yaml, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a",
                "pathh: /data",
                "path: [a]",
                "config: other.yaml",
                "verbose: maybe",
                "log: {level: loud}",
                "log: {lvl: debug}",
                "checkpoint: soon",
                "spool.max: lots",
                "run.id: -x",
                "notify: /x",
                "notify: {style: loud}",
                "labels: nothing",
                "redact.patterns: [[a]]",
                "commands: [com.acme.Main#main]",
                "commands: [{command: a}]",
                "commands: [{method: com.acme.Main}]",
                "commands: [{method: 'a.B#<init>'}]",
                "commands: [{method: 'a/B#c'}]",
                "commands: [{method: 'a..B#c'}]",
                "commands: [{method: 'void a.B#c'}]",
                "commands: [{method: 'a.B#c(..)'}]",
                "commands: [{method: 'a.B#c(List<String>)'}]",
                "commands: [{method: 'a.***#c'}]",
                "commands: [{method: 'a.B#c', exit_code: perhaps}]",
                "commands: [{method: 'a.B#c', comand: x}]",
                "files: [{method: 'a.B#c', when_empty: gone}]",
                "files: [{method: 'a.B#c', skip_on: 'a.*'}]",
                "files: [{method: 'a.B#c', path: '{0'}]",
                "files: [{method: 'a.B#c', path: '{a[x]}'}]",
                "files: [{method: 'a.B#c', path: [a]}]",
                "emails: [{method: 'a.B#c', when_false: success}]",
                "emails: [{method: 'a.B#c', skip_on: [a.B]}]",
                "exclude: ['a.B#c']",
                "exclude: [[a]]",
            })
    void bothRefuseIt(String yaml) throws IOException {
        assertThatBothAgree(yaml, false);
    }

    private void assertThatBothAgree(String yaml, boolean right) throws IOException {
        JsonNode document = YAML.readTree(yaml);
        assertThat(schema().validate(document.isMissingNode() ? YAML.nullNode() : document)
                        .isEmpty())
                .as("the schema accepts %s: %s", yaml, schema().validate(document))
                .isEqualTo(right);
        Path file = Files.writeString(folder.resolve("runtrack.yaml"), yaml);
        List<String> mistakes = new ArrayList<>();
        try {
            Settings.load(
                    new SettingSources("config=" + file, name -> null, Map.of(), StorageKinds.folders()),
                    new ConfiguredRules());
        } catch (InvalidSettingsException invalid) {
            invalid.problems().forEach(problem -> mistakes.add(problem.message()));
        }
        assertThat(mistakes.isEmpty())
                .as("the agent accepts %s: %s", yaml, mistakes)
                .isEqualTo(right);
    }

    private static List<String> names(JsonNode definitions, String rule) {
        List<String> names = new ArrayList<>();
        definitions.get(rule).get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> names(TrackedKind kind) {
        List<String> names = new ArrayList<>(RuleAttributes.of(kind).allNames());
        names.add("method");
        return names;
    }

    private static String name(Object key) throws ReflectiveOperationException {
        var field = key.getClass().getDeclaredField("key");
        field.setAccessible(true);
        return (String) field.get(key);
    }

    /** Whether the last part of the name is a property of what stands under the parts before it. */
    private static boolean nested(JsonNode properties, String name) {
        JsonNode at = properties;
        for (String part : name.substring(0, Math.max(0, name.lastIndexOf('.'))).split("\\.", -1)) {
            if (!part.isEmpty()) {
                JsonNode object = at.path(part);
                at = object.has("properties") ? object.get("properties") : object.at("/anyOf/1/properties");
            }
        }
        return at.has(name.substring(name.lastIndexOf('.') + 1));
    }

    private static JsonNode schemaText() throws IOException {
        return new ObjectMapper().readTree(DOCS.resolve("rules.schema.json").toFile());
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schemaText());
    }
}
