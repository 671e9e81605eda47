package io.runtrack.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.runtrack.config.ResolvedSetting.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void holdsEverySettingNestedOrNot() throws Exception {
        Settings settings = load("""
                path: /data
                log: {level: debug}
                shutdown.timeout: 2s
                spool: /spool
                spool.max: 512MiB
                run:
                  id: 0012
                labels: {team: qa, note: "a;b=c"}
                redact: on
                redact.patterns: ['EMP-\\d+']
                mask.emails: true
                """);

        assertThat(settings.path()).isEqualTo("/data");
        assertThat(settings.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.spoolMax()).isEqualTo(512L << 20);
        assertThat(settings.runId()).isEqualTo("0012");
        assertThat(settings.labels()).containsExactly(Map.entry("team", "qa"), Map.entry("note", "a;b=c"));
        assertThat(settings.redaction().apply("EMP-7 pwd=x a@b.c")).isEqualTo("*** pwd=*** a***@b.c");
        assertThat(settings.origin("labels")).isEqualTo(Origin.CONFIG_FILE);
    }

    @Test
    void isTheWeakestSource() throws Exception {
        environment.put("TRACKING_PATH", "/environment");
        environment.put("TRACKING_LABELS", "from=environment");

        Settings settings = load("path: /file\nlabels: {from: file}\nverbose: true\nredact: {patterns: EMP}\n");

        assertThat(settings.path()).isEqualTo("/environment");
        assertThat(settings.labels()).containsExactly(Map.entry("from", "environment"));
        assertThat(settings.verbose()).isTrue();
        assertThat(settings.redaction().apply("EMP")).isEqualTo("***");
    }

    @Test
    void reportsItsMistakesWithTheirLines() throws Exception {
        environment.put("TRACKING_SPOOL_MAX", "lots");

        assertThat(messages("""
                        path: /data
                        checkpoint: soon
                        verbse: true
                        redact.patterns:
                          - 'ok'
                          - '(?=x)'
                          - [a]
                        spool: [a, b]
                        labels: {a: [b]}
                        config: other.yaml
                        file: []
                        run: {idd: x}
                        """))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("spool.max = \"lots\"", "TRACKING_SPOOL_MAX"),
                        line -> assertThat(line).contains("checkpoint = \"soon\"", "line 2", "not a duration"),
                        line -> assertThat(line).contains("verbse = \"true\"", "line 3", "the nearest one is verbose"),
                        line -> assertThat(line).contains("redact.patterns = \"(?=x)\"", "line 6", "RE2"),
                        line -> assertThat(line).contains("redact.patterns", "line 7", "list of texts"),
                        line -> assertThat(line).contains("spool = \"[…]\"", "line 8", "write one value"),
                        line -> assertThat(line).contains("labels", "line 9", "label a has no text"),
                        line -> assertThat(line).contains("config = \"other.yaml\"", "line 10"),
                        line -> assertThat(line).contains("file = \"[…]\"", "line 11", "the nearest one is files"),
                        line -> assertThat(line).contains("run.idd = \"x\"", "line 12", "the nearest one is run.id"));
    }

    @Test
    void saysWhyAFileCannotBeReadAtAll() throws Exception {
        assertThat(messages("path: /data\n  verbose: ["))
                .singleElement()
                .asString()
                .contains("no valid YAML in line 2");
        assertThat(messages("path: a\npath: b\n")).singleElement().asString().contains("line 2");
        assertThat(messages("- a\n- b\n")).singleElement().asString().contains("does not hold settings");
        assertThat(messages("&a [*a]")).singleElement().asString().contains("alias within itself");
        assertThat(messages("commands: ".concat("[".repeat(20_000))))
                .singleElement()
                .asString()
                .contains("config = ");
        assertThat(messages("a: ".concat("x".repeat(5 << 20))))
                .singleElement()
                .asString()
                .contains("4 MiB");
        Path latin = Files.write(folder.resolve("latin.yaml"), "path: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mistakes("config=" + latin)).singleElement().asString().contains("UTF-8");
    }

    @Test
    void anAliasBombIsRefused() throws Exception {
        StringBuilder bomb = new StringBuilder("exclude:\n - &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append(" - &a").append(i).append(" [");
            for (int j = 0; j < 10; j++) {
                bomb.append(j == 0 ? "*a" : ",*a").append(i - 1);
            }
            bomb.append("]\n");
        }

        assertThat(messages(bomb.toString())).singleElement().asString().contains("liases");
    }

    @Test
    void makesNothingOfTagsAndNothingOfAnEmptyFile() throws Exception {
        assertThat(load("path: !!java.net.URL 'http'").path()).isEqualTo("http");
        assertThat(load("").isTracking()).isFalse();
    }

    @Test
    void handsRulesToTheirReaderWhoseMistakesJoinTheOthers() throws Exception {
        String yaml = "path: /data\nfiles: [{method: 'a.B#c', type: audio}]\nexclude: [x.**]\ncheckpoint: soon\n";
        List<String> sections = new ArrayList<>();
        RuleReader reader = read -> {
            sections.addAll(read.keySet());
            YamlValue files = requireNonNull(read.get("files"));
            return List.of(SettingProblem.in(files.elements().get(0), "files", "no good"));
        };

        InvalidSettingsException mistakes = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Settings.load(
                        new SettingSources(
                                "config=" + Files.writeString(folder.resolve("runtrack.yaml"), yaml),
                                name -> null,
                                environment,
                                StorageKinds.folders()),
                        reader));

        assertThat(sections).containsExactly("files", "exclude");
        assertThat(mistakes.problems())
                .extracting(SettingProblem::message)
                .satisfiesExactly(
                        line -> assertThat(line).contains("checkpoint"),
                        line -> assertThat(line).startsWith("files = \"{…}\"").contains("line 2", "no good"));
    }

    @Test
    void aMarkOfTheByteOrderIsNoMistakeAndATabIsOne() throws Exception {
        assertThat(load("\uFEFFpath: /data\n").path()).isEqualTo("/data");
        assertThat(messages("path: /data\nlog:\n\tlevel: debug\n"))
                .singleElement()
                .asString()
                .contains("no valid YAML in line 3");
    }

    @Test
    @Timeout(60)
    void neitherWaitsForAPipeNorReadsAFolder() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(mistakes("config=" + pipe)).singleElement().asString().contains("not a file");
        assertThat(mistakes("config=" + folder)).singleElement().asString().contains("not a file");
    }

    @Test
    void isNotReadWhereTheKillSwitchIsThrown() throws Exception {
        environment.put("TRACKING_ENABLED", "false");

        assertThat(load("path: [").isTracking()).isFalse();
    }

    private Settings load(String yaml) throws IOException, InvalidSettingsException {
        return loadWith("config=" + Files.writeString(folder.resolve("runtrack.yaml"), yaml));
    }

    private List<String> messages(String yaml) throws IOException {
        return mistakes("config=" + Files.writeString(folder.resolve("runtrack.yaml"), yaml));
    }

    private List<String> mistakes(String arguments) {
        InvalidSettingsException mistakes =
                catchThrowableOfType(InvalidSettingsException.class, () -> loadWith(arguments));
        assertThat(mistakes).as("no mistake was found").isNotNull();
        return mistakes.problems().stream().map(SettingProblem::message).toList();
    }

    private Settings loadWith(@Nullable String arguments) throws InvalidSettingsException {
        return Settings.load(new SettingSources(arguments, name -> null, environment, StorageKinds.folders()));
    }
}
