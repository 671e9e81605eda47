package io.runtrack.events.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import io.runtrack.annotations.FileStatus;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event says of a run, by OpenLineage's schemas, and read back by its own client. */
class LineageEventsTest {
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String OUTER = "6fa459ea-ee8a-3ca4-894e-db77e160355e";
    private static final Instant START = Instant.parse("2026-11-23T08:00:00.000001Z");
    private static final LineageContext ALONE = new LineageContext("night", null, null);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final LineageEvents events = new LineageEvents();
    private TrackingStorage storage;

    @BeforeEach
    void open() {
        storage = TrackingStorage.open(folder.toString());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING,         START,    START",
        "SUCCESS,         START,    START",
        "SUCCESS,         END,      COMPLETE",
        "PARTIAL_SUCCESS, END,      COMPLETE",
        "FAILED,          END,      FAIL",
        "ABORTED,         END,      ABORT",
    })
    void isValidWhateverARunSays(RunStatus status, Kind kind, String type) throws IOException {
        LineageContext context = new LineageContext(
                "a/b \uD800\u0007", new JobId("airflow", "dag.task", OUTER), new JobId("airflow", "dag", OUTER));
        RunMetadata run = full(status).runId("job-1").build();
        save(run, file("/in/2026/11/23/a\uD83D.wav", "s3a://bucket/out/a.json"), file("/in/b \"\\.wav", null));

        String event = event(run, kind, context);

        OpenLineage.RunEvent read = OpenLineageClientUtils.runEventFromJson(event);
        assertThat(read.getEventType()).hasToString(type);
        assertThat(read.getEventTime().toInstant()).isEqualTo(kind == Kind.START ? START : START.plusSeconds(60));
        assertThat(read.getJob().getNamespace()).startsWith("a/b ");
        assertThat(read.getJob().getName()).isEqualTo("extract.all");
        assertThat(read.getRun().getRunId())
                .isEqualTo(UUID.nameUUIDFromBytes((context.namespace() + "/job-1").getBytes(StandardCharsets.UTF_8)));
        OpenLineage.RunFacets facets = read.getRun().getFacets();
        assertThat(facets.getExternalQuery().getExternalQueryId()).isEqualTo("job-1");
        assertThat(facets.getParent().getJob().getName()).isEqualTo("dag.task");
        assertThat(facets.getParent().getRoot().getJob().getName()).isEqualTo("dag");
        assertThat(facets.getTags().getTags())
                .extracting(tag -> tag.getKey() + "=" + tag.getValue())
                .containsExactly("team=qa");
        assertThat(facets.getErrorMessage() != null).isEqualTo(type.equals("FAIL") || type.equals("ABORT"));
        assertThat(facets.getExecutionParameters().getParameters())
                .extracting(OpenLineage.ExecutionParameter::getKey)
                .containsExactly("subcommand", "config_path", "target_date");
        assertThat(read.getInputs()).hasSize(kind == Kind.START ? 0 : 2);
        assertThat(read.getOutputs()).hasSize(kind == Kind.START ? 0 : 1);
        OfficialSchemas schemas = OfficialSchemas.load(); // last, as the rest needs nothing that may be missing
        assertThat(schemas.mistakes(event)).isEmpty();
        assertThat(schemas.mistakes(event.replace("\"runId\"", "\"id\""))).isNotEmpty();
        assertThat(schemas.mistakes(event.replace("\"integration\"", "\"by\""))).isNotEmpty();
    }

    @Test
    void namesARunByItsOwnIdAndItsParentOnEveryEvent() throws IOException {
        RunMetadata outer = run(RunStatus.SUCCESS).runId(OUTER).command("night").build();
        storage.saveRunMetadata(outer);
        RunMetadata inner = run(RunStatus.SUCCESS).parentRunId(OUTER).build();
        storage.saveRunMetadata(inner);
        for (Kind kind : Kind.values()) {
            JsonNode run = JSON.readTree(event(inner, kind, ALONE)).get("run");
            assertThat(run.get("runId").asText()).isEqualTo(ID);
            assertThat(run.at("/facets/parent/run/runId").asText()).isEqualTo(OUTER);
            assertThat(run.at("/facets/parent/job/name").asText()).isEqualTo("night");
            assertThat(run.at("/facets/parent/root/run/runId").asText()).isEqualTo(OUTER);
            assertThat(run.at("/facets").has("externalQuery")).isFalse();
        }
    }

    /** Nothing is invented. */
    @Test
    void leavesOutAParentOfWhichNoJobIsKnown() throws IOException {
        RunMetadata run = run(RunStatus.SUCCESS).parentRunId("flow-7").build();

        assertThat(JSON.readTree(event(run, Kind.END, ALONE)).at("/run/facets").has("parent"))
                .isFalse();
    }

    @Test
    void foldsFilesIntoFoldersAndPartitionsIntoDatasets() throws IOException {
        RunMetadata run = run(RunStatus.PARTIAL_SUCCESS).build();
        save(
                run,
                file("/in/2026/11/23/a.wav", "s3://out/k=1/20261123/a.json"),
                file("/in/2026/11/23/b.wav", "s3://out/k=1/20261123/b.json"),
                file("/in/2026/11/24/c.wav", "/only/here.json"),
                file("/in/2026/11/24/d.wav", null),
                failed("/in/2026/11/24/e.wav", 1),
                failed("/in/2026/11/24/e.wav", 2));

        JsonNode event = JSON.readTree(event(run, Kind.END, ALONE));

        assertThat(names(event, "inputs")).containsExactly("file /in 5");
        assertThat(event.at("/inputs/0/inputFacets/subset/inputCondition/locations"))
                .extracting(JsonNode::asText)
                .containsExactly("/in/2026/11/23", "/in/2026/11/24");
        assertThat(names(event, "outputs")).containsExactly("file /only/here.json 1", "s3://out k=1 2");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/c.wav,                              file,                 /a/b/c.wav",
        "/a/./b/../c//d.wav,                      file,                 /a/c/d.wav",
        "C:\\calls\\a.wav,                        file,                 C:/calls/a.wav",
        "file:///a%20b/c.wav,                     file,                 /a b/c.wav",
        "file://nas/share/c.wav,                  file://nas,           /share/c.wav",
        "in/c.wav,                                file,                 in/c.wav",
        "c.wav,                                   ,                     ",
        "../c.wav,                                ,                     ",
        "s3n://bucket/a/b.wav?sig=x#f,            s3://bucket,          a/b.wav",
        "gs://bucket/b.wav,                       gs://bucket,          b.wav",
        "abfs://box@acc.dfs.core.windows.net/a/b, abfss://box@acc.dfs.core.windows.net, a/b",
        "hdfs://name:8020/a/b,                    hdfs://name:8020,     /a/b",
        "https://me:word@host/a/b?token=1,        https://host,         /a/b",
    })
    void namesFilesAsTheSpecificationDoes(String path, @Nullable String namespace, @Nullable String name)
            throws IOException {
        RunMetadata run = run(RunStatus.SUCCESS).build();
        save(run, file(path, null));

        JsonNode event = JSON.readTree(event(run, Kind.END, ALONE));

        assertThat(names(event, "inputs"))
                .isEqualTo(namespace == null ? List.of() : List.of(namespace + " " + name + " 1"));
        assertThat(event.at("/run/facets/runtrack_run/files/withoutDataset").asInt())
                .isEqualTo(namespace == null ? 1 : 0);
    }

    /** Some receivers draw a line from each input to each output. */
    @Test
    void drawsNoMoreThanAThousandLines() throws IOException {
        List<FileProcessingLog> files = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            files.add(file("/in/a" + i % 30 + "/b" + i + "/x.wav", "/out/c" + i % 90 + "/x" + i));
            files.add(file("/in/a" + i % 30 + "/b" + i + "/y.wav", "/out/c" + i % 90 + "/y" + i));
        }
        RunMetadata run = run(RunStatus.SUCCESS).build();
        save(run, files.toArray(FileProcessingLog[]::new));

        JsonNode event = JSON.readTree(event(run, Kind.END, ALONE));

        int inputs = event.get("inputs").size();
        int outputs = event.get("outputs").size();
        assertThat(inputs + outputs).isBetween(11, 200);
        assertThat(inputs * outputs).isBetween(1, 1_000);
        assertThat(sum(event, "inputs")).isEqualTo(1_800);
        assertThat(sum(event, "outputs")).isEqualTo(1_800);
    }

    /** Each as long as it may be, in a hundred stores that no folder can stand for. */
    @Test
    void staysBelowAMebibyte() throws IOException {
        List<FileProcessingLog> files = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            files.add(file(
                    "s3://in" + i + "/" + "€".repeat(3_900) + "/a", "s3://out" + i + "/" + "€".repeat(3_900) + "/a"));
        }
        RunMetadata run = run(RunStatus.SUCCESS).build();
        save(run, files.toArray(FileProcessingLog[]::new));

        String event = event(run, Kind.END, ALONE);

        assertThat(event.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
        assertThat(names(JSON.readTree(event), "inputs")).isNotEmpty();
    }

    /** As other writers may have stored it: we cut texts. Each control character takes six bytes. */
    @Test
    void staysBelowAMebibyteWhateverTextsARunHas() throws IOException {
        String endless = "\u0007".repeat(300_000);
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            labels.put(i + endless, endless);
        }
        RunMetadata run = RunMetadata.builder(ID, endless, START)
                .subcommand(endless)
                .configPath(endless)
                .targetDate(endless)
                .completedAt(START.plusSeconds(60))
                .status(RunStatus.FAILED)
                .errorType(endless)
                .errorMessage(endless)
                .worker(endless)
                .labels(labels)
                .build();
        LineageContext context = new LineageContext(endless, new JobId(endless, endless, OUTER), null);

        String event = event(run, Kind.END, context);

        assertThat(event.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
        assertThat(OfficialSchemas.load().mistakes(event)).isEmpty();
    }

    @Test
    void readsParentsAsSchedulersGiveThem() {
        List<String> warnings = new ArrayList<>();
        LineageContext given = LineageContext.of(
                Map.of("OPENLINEAGE_PARENT_ID", "air/flow/dag.task/" + OUTER, "OPENLINEAGE_NAMESPACE", "n s"),
                warnings::add);
        assertThat(given).isEqualTo(new LineageContext("n s", new JobId("air/flow", "dag.task", OUTER), null));
        assertThat(ALONE.kept(given.text())).isEqualTo(given);
        assertThat(ALONE.kept("")).isEqualTo(ALONE);

        LineageContext context =
                LineageContext.of(Map.of("OPENLINEAGE_CONTEXT", """
                        {"parent": {"run": {"runId": "%s"}, "job": {"namespace": "air", "name": "a/b"},
                         "root": {"run": {"runId": "%s"}, "job": {"namespace": "air", "name": "r"}}}}""".formatted(OUTER, ID)), warnings::add);
        assertThat(context)
                .isEqualTo(new LineageContext("default", new JobId("air", "a/b", OUTER), new JobId("air", "r", ID)));
        assertThat(ALONE.kept(context.text())).isEqualTo(context);
        assertThat(warnings).isEmpty();

        assertThat(LineageContext.of(
                                Map.of("OPENLINEAGE_PARENT_ID", "dag/no-uuid", "OPENLINEAGE_CONTEXT", "{"),
                                warnings::add)
                        .parent())
                .isNull();
        assertThat(warnings).hasSize(2);
    }

    private static List<String> names(JsonNode event, String side) {
        List<String> names = new ArrayList<>();
        for (JsonNode dataset : event.get(side)) {
            names.add(dataset.get("namespace").asText() + " "
                    + dataset.get("name").asText() + " "
                    + dataset.findValue("fileCount").asLong());
        }
        return names;
    }

    private static long sum(JsonNode event, String side) {
        return event.get(side).findValues("fileCount").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private String event(RunMetadata run, Kind kind, LineageContext context) throws IOException {
        return new String(events.of(new Event(kind, run), storage, context), StandardCharsets.UTF_8);
    }

    private void save(RunMetadata run, FileProcessingLog... files) {
        storage.saveRunMetadata(run);
        storage.saveFileLogs(run, List.of(files));
    }

    private static FileProcessingLog file(String path, @Nullable String output) {
        return FileProcessingLog.builder(FileStatus.SUCCESS)
                .filePath(path)
                .outputPath(output)
                .startedAt(START)
                .build();
    }

    private static FileProcessingLog failed(String path, int attempt) {
        return FileProcessingLog.builder(FileStatus.FAILED)
                .filePath(path)
                .outputPath("/never/written")
                .attempt(attempt)
                .startedAt(START)
                .build();
    }

    private static RunMetadata.Builder run(RunStatus status) {
        return RunMetadata.builder(ID, "extract", START)
                .status(status)
                .totalFiles(1)
                .completedAt(status.isFinal() ? START.plusSeconds(60) : null);
    }

    private static RunMetadata.Builder full(RunStatus status) {
        boolean failed = status == RunStatus.FAILED;
        return run(status)
                .subcommand("all")
                .configPath("/etc/night.yaml")
                .targetDate("2026-11-22")
                .errorType(failed ? "IOException" : null)
                .errorMessage(failed ? "no \uDC00 space" : null)
                .exitCode(failed ? 1 : null)
                .rerunOf("earlier")
                .worker("3")
                .labels(Map.of("team", "qa"))
                .environment(new RunEnvironment("host", 1L, "ana", "17", "a.Main", "0.1.0", null));
    }
}
