package io.runtrack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.runtrack.config.ResolvedSetting.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void isOffAndSilentWhenNoSourceSetsAPath() throws InvalidSettingsException {
        environment.put("TRACKING_CHECKPOINT", "soon");
        properties.put("tracking.run.id", "../x");

        assertThat(load(null).isTracking()).isFalse();
    }

    @Test
    void isOffAndSilentWhenTheKillSwitchIsThrownWhateverElseIsWrong() throws InvalidSettingsException {
        environment.put("TRACKING_CONFIG", "/etc/tracking.yaml");

        assertThat(load("path=/data,enabled=FALSE,chekpoint=5s,spool.max=much").isTracking())
                .isFalse();
    }

    @Test
    void hasTheDefaultsOfALocalPath() throws InvalidSettingsException {
        properties.put("user.name", "ana");

        Settings settings = load("path=/data");

        assertThat(settings.isTracking()).isTrue();
        assertThat(settings.path()).isEqualTo("/data");
        assertThat(settings.localFolder()).isEqualTo(Path.of("/data"));
        assertThat(settings.spool()).isEqualTo(Path.of("/data/.spool/ana"));
        assertThat(settings.spoolMax()).isEqualTo(4_294_967_296L);
        assertThat(settings.checkpoint()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(settings.verbose()).isFalse();
        assertThat(settings.redaction().apply("pwd=x a@b.c")).isEqualTo("pwd=*** a@b.c");
        assertThat(settings.stackTraces()).isTrue();
        assertThat(settings.capture().include("picocli")).isTrue();
        assertThat(settings.capture().include("main")).isFalse();
        assertThat(settings.labels()).isEmpty();
        assertThat(settings.runId()).isNull();
        assertThat(settings.parentRunId()).isNull();
        assertThat(settings.origin("checkpoint")).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void hasTheDefaultsOfTheStorageThatHasThePathsScheme() throws InvalidSettingsException {
        properties.put("user.name", "ana");
        properties.put("java.io.tmpdir", "/var/tmp");

        Settings settings = load("path=tape://runs/nightly");

        assertThat(settings.localFolder()).isNull();
        assertThat(settings.spool()).isEqualTo(Path.of("/var/tmp/runtrack-ana"));
        assertThat(settings.checkpoint()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void capturesWhatIsNamed() throws InvalidSettingsException {
        assertThat(load("path=/data,capture=off").capture().include("mail")).isFalse();
        CaptureNames more = load("path=/data,capture=auto\\,spring-scheduling").capture();
        assertThat(more.include("mail") && more.include("spring-scheduling")).isTrue();
        assertThat(more.include("main")).isFalse();
        assertThat(messages("path=/data,capture=spring boot\\,off"))
                .hasSize(2)
                .first()
                .asString()
                .contains("nothing is called spring boot, the nearest is spring-boot; write auto, off, or some of"
                        + " picocli");
    }

    @Test
    void readsAFolderGivenAsAUri() throws InvalidSettingsException {
        assertThat(load("path=file:///data/a%20b").localFolder()).isEqualTo(Path.of("/data/a b"));
        assertThat(messages("path=file://host/data")).singleElement().asString().contains("write file:///FOLDER");
    }

    @Test
    void keepsTheSpoolOfAUserWithAnOddNameInsideItsFolder() throws InvalidSettingsException {
        for (String name : List.of("../root", "..", "a/b\\c", "?", " ")) {
            properties.put("user.name", name);

            Path spool = load("path=/data").spool();

            assertThat(spool.normalize().getParent()).isEqualTo(Path.of("/data/.spool"));
            assertThat(spool.getFileName().toString()).doesNotContain("?", "/", "\\", " ");
        }
    }

    @Test
    void readsEveryKeyFromEverySource() throws InvalidSettingsException {
        environment.put("TRACKING_PATH", "/data");
        environment.put("TRACKING_LOG_LEVEL", "Debug");
        environment.put("TRACKING_SPOOL", "/spool");
        environment.put("TRACKING_SPOOL_MAX", "512MiB");
        environment.put("TRACKING_CHECKPOINT", "500ms");
        environment.put("TRACKING_SHUTDOWN_TIMEOUT", "0s");
        environment.put("TRACKING_LABELS", "team=qa; pipeline=nightly;query=a=b;");
        environment.put("TRACKING_RUN_ID", "job-1.2_3");
        properties.put("tracking.parent.run.id", "0a");
        environment.put("TRACKING_RERUN_OF", "night-6");
        properties.put("tracking.redact", "OFF");
        properties.put("tracking.mask.emails", "True");
        properties.put("tracking.stack.traces", "false");
        environment.put("TRACKING_CAPTURE", "Main, picocli");
        environment.put("TRACKING_NOTIFY", "HTTPS://hooks:8443/T0/{command}?s={status}&r={run_id}");
        environment.put("TRACKING_NOTIFY_STYLE", "Ping");

        Settings settings = load("verbose=true");

        assertThat(settings.path()).isEqualTo("/data");
        assertThat(settings.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(settings.spool()).isEqualTo(Path.of("/spool"));
        assertThat(settings.spoolMax()).isEqualTo(536_870_912L);
        assertThat(settings.checkpoint()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ZERO);
        assertThat(settings.labels())
                .containsExactly(Map.entry("team", "qa"), Map.entry("pipeline", "nightly"), Map.entry("query", "a=b"));
        assertThat(settings.runId()).isEqualTo("job-1.2_3");
        assertThat(settings.parentRunId()).isEqualTo("0a");
        assertThat(settings.rerunOf()).isEqualTo("night-6");
        assertThat(settings.redaction().apply("pwd=x a@b.c")).isEqualTo("pwd=x a***@b.c");
        assertThat(settings.stackTraces()).isFalse();
        assertThat(settings.capture().include("main")).isTrue();
        assertThat(settings.capture().include("quartz")).isFalse();
        assertThat(settings.verbose()).isTrue();
        assertThat(settings.notifyUrl()).hasToString("HTTPS://hooks:8443");
        assertThat(Objects.requireNonNull(settings.notifyUrl()).of("running", "1", "a é/"))
                .hasToString("HTTPS://hooks:8443/T0/a%20%C3%A9%2F?s=running&r=1");
        assertThat(settings.pings()).isTrue();
        assertThat(settings.origin("verbose")).isEqualTo(Origin.AGENT_ARGUMENT);
        assertThat(settings.origin("redact")).isEqualTo(Origin.SYSTEM_PROPERTY);
        assertThat(settings.origin("run.id")).isEqualTo(Origin.ENVIRONMENT);
    }

    @Test
    void prefersTheAgentArgumentToThePropertyToTheEnvironment() throws InvalidSettingsException {
        environment.put("TRACKING_PATH", "/environment");
        assertThat(load("").path()).isEqualTo("/environment");

        properties.put("tracking.path", "");
        assertThat(load(null).path()).isEqualTo("/environment");

        properties.put("tracking.path", "/property");
        assertThat(load(null).path()).isEqualTo("/property");

        assertThat(load("path=/argument").path()).isEqualTo("/argument");
    }

    @Test
    void readsCommasAndWindowsPathsInAgentArguments() throws InvalidSettingsException {
        Settings settings = load("path=C:\\data\\a\\,b , labels=to=x\\,y,spool=C:\\spool\\\\,z,");

        assertThat(settings.path()).isEqualTo("C:\\data\\a,b");
        assertThat(settings.labels()).containsExactly(Map.entry("to", "x,y"));
        assertThat(settings.spool()).hasToString("C:\\spool\\,z");
    }

    @Test
    void reportsAllMistakesTogetherWithTheirSourcesAndRemedies() {
        environment.put("TRACKING_CHECKPOINT", "5 sec");
        environment.put("TRACKING_RUN_ID", "-first");
        properties.put("tracking.spool.max", "4GB");
        properties.put("tracking.log.level", "loud");

        assertThat(messages("path=s3://user:word@bucket/x?sig=abc,labels=team,enabled=maybe,verbos=true,"
                        + "shutdown.timeout=-1s,config=no-such.yaml,redact=,verbose,spool=/a,spool=/b"))
                .containsExactlyInAnyOrder(
                        "config = \"no-such.yaml\" (agent argument): there is no such file; correct the path",
                        "verbos = \"true\" (agent argument): no such setting; the nearest one is verbose",
                        "redact = \"\" (agent argument): has no value; write redact=VALUE or leave it out",
                        "verbose = \"\" (agent argument): has no value; write verbose=VALUE or leave it out",
                        "spool = \"/b\" (agent argument): is given twice; leave one out",
                        "path = \"s3://user:***@bucket/x?sig=***\" (agent argument): no such storage; write a folder"
                                + " or tape://REEL",
                        "enabled = \"maybe\" (agent argument): neither true nor false; write one of them",
                        "log.level = \"loud\" (system property tracking.log.level): no such level; write off, error,"
                                + " warn, info, debug or trace",
                        "spool.max = \"4GB\" (system property tracking.spool.max): not a size above nothing; write"
                                + " 4GiB, 512MiB or a number of bytes",
                        "checkpoint = \"5 sec\" (environment variable TRACKING_CHECKPOINT): not a duration; write"
                                + " 500ms, 5s, 2m or ISO 8601 such as PT1M30S",
                        "shutdown.timeout = \"-1s\" (agent argument): not a duration; write 500ms, 5s, 2m or ISO 8601"
                                + " such as PT1M30S",
                        "labels = \"team\" (agent argument): not a list of labels; write team=qa;pipeline=nightly,"
                                + " each name once",
                        "run.id = \"-first\" (environment variable TRACKING_RUN_ID): not a run id; write 1 to 64"
                                + " letters, digits, dots, underscores or hyphens, a letter or digit first");
    }

    /** Who knows the URL may often write there. */
    @Test
    void showsNothingOfAUrlThatIsTold() {
        for (String url :
                List.of("hooks/T0", "ftp://hooks/T0", "http:///T0", "http://hooks/T0/{name}", "http://h k/T0")) {
            assertThat(messages("path=/data,notify=" + url))
                    .singleElement()
                    .asString()
                    .startsWith("notify = \"***\" (agent argument): not a URL")
                    .doesNotContain("T0");
        }
        assertThat(ResolvedSettings.of(new SettingSources(
                                "path=/data,notify=https://me:word@hooks/T0",
                                name -> null,
                                Map.of(),
                                StorageKinds.folders()))
                        .all()
                        .toString())
                .contains("https://hooks")
                .doesNotContain("T0", "word");
    }

    @Test
    void namesTheNearestSettingEvenWhenTheMistypedOneWasThePath() {
        assertThat(messages("paht=/data")).singleElement().asString().endsWith("the nearest one is path");
        assertThat(messages("TRACKING_LOG_LEVEL=info"))
                .singleElement()
                .asString()
                .endsWith("is log.level");
        assertThat(messages("maskEmails=true")).singleElement().asString().endsWith("is mask.emails");
        assertThat(messages("/data/runs")).singleElement().asString().contains("write path=VALUE");
    }

    @Test
    void showsAHostileValueInOneShortLine() {
        environment.put("TRACKING_PATH", "/data");
        environment.put("TRACKING_CHECKPOINT", "5s\n\u001b[2J\u202e" + "x".repeat(10_000));

        assertThat(messages(null)).singleElement().satisfies(message -> assertThat(message)
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\u001b", "\u202e"));
    }

    @Test
    void refusesToNameTheOriginOfAnUnknownKey() throws InvalidSettingsException {
        Settings settings = load(null);

        assertThatThrownBy(() -> settings.origin("logLevel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("log.level");
    }

    private Settings load(@Nullable String agentArguments) throws InvalidSettingsException {
        return Settings.load(new SettingSources(agentArguments, properties::get, environment, new Tapes()));
    }

    private List<String> messages(@Nullable String agentArguments) {
        InvalidSettingsException mistakes =
                catchThrowableOfType(InvalidSettingsException.class, () -> load(agentArguments));
        assertThat(mistakes).as("no mistake was found").isNotNull();
        return mistakes.problems().stream().map(SettingProblem::message).toList();
    }

    /** Slow ones. */
    private static final class Tapes implements StorageKinds {
        @Override
        public @Nullable Kind of(String path) {
            return path.startsWith("tape://") ? new Kind(Duration.ofSeconds(30), null) : null;
        }

        @Override
        public String forms() {
            return "a folder or tape://REEL";
        }
    }
}
