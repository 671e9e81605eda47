package io.runtrack.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.figures.FigureOptions;
import io.runtrack.journal.JournalHeader;
import io.runtrack.journal.Spool;
import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.api.Stored;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of a real server over a real tree. */
final class WebApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> said = new ArrayList<>();
    private Instant now = StoredNight.NOW;
    private TrackingStorage storage;
    private WebPage page;

    @BeforeEach
    void start() throws IOException {
        storage = TrackingStorage.open(folder.resolve("track").toString());
        StoredNight.write(storage);
        Path torn = folder.resolve("track/run_metadata/2025/03/10/torn.json");
        Files.writeString(torn, "{\"run_id\": \"to");
        settle();
        page = open(true);
    }

    private WebPage open(boolean withToken) throws IOException {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return WebPage.start(
                storage,
                new WebPage.Options(
                        0,
                        withToken,
                        FigureOptions.of(ZoneOffset.UTC),
                        "",
                        new Stored.Program("1.2.3", false),
                        folder.resolve("spool"),
                        clock,
                        Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString())),
                said::add);
    }

    /** As if all had been stored a while ago. */
    private void settle() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("track"))) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.parse("2025-03-10T11:00:00Z")));
            }
        }
    }

    @AfterEach
    void end() throws IOException {
        page.close();
        storage.close();
        assertThat(said).isEmpty();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        String token = page.url().replaceAll(".*#t=", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + page.port() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/api/v1/" + path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(field).asText()));
        return texts;
    }

    @Test
    void tellsMonitoringOfEachCommandsLastRun() throws Exception {
        HttpResponse<String> answer = ask("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.body())
                .contains("runtrack_last_run_files{command=\"nightly\",outcome=\"")
                .contains("runtrack_stale_runs{command=\"extract\",subcommand=\"\"} 1.0\n")
                .endsWith("# EOF\n");
        assertThat(ask("/metrics/more").statusCode()).isEqualTo(404);
    }

    @Test
    void listsRunsOfTheLastSevenDaysNewestFirst() throws Exception {
        JsonNode answer = get("runs");
        List<String> ids = texts(answer.get("runs"), "run_id");
        assertThat(ids)
                .startsWith("again", "mail-0", "silent", "worker-1", "worker-0", "nightly", "mail-1", "extract-1");
        assertThat(ids).contains("extract-6").doesNotContain("extract-7");
        assertThat(answer.get("next").isNull()).isTrue();
        assertThat(answer.get("total").asInt()).isEqualTo(ids.size());
        assertThat(answer.get("unreadable").asInt()).isEqualTo(1);
        JsonNode worker = answer.get("runs").get(4);
        assertThat(worker.get("cause").asText()).isEqualTo("2 of 153 files failed");
        assertThat(worker.get("status").asText()).isEqualTo("partial_success");
        assertThat(answer.get("runs").get(2).get("status").asText()).isEqualTo("stale");
        assertThat(answer.get("facets").get("status").get("success").asInt()).isEqualTo(8);
    }

    @Test
    void pagesOfAListMeetAtTheirEnds() throws Exception {
        Set<String> all = new LinkedHashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode answer = get("runs?from=2025-01-01&limit=4&sort=took&cursor=" + cursor);
            List<String> ids = texts(answer.get("runs"), "run_id");
            assertThat(all.addAll(ids)).isTrue();
            cursor = answer.get("next").asText();
            pages++;
        } while (!cursor.equals("null"));
        assertThat(all).hasSize(17).contains("extract-10");
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void anAnswerThatIsStillTheSameIsNotSentAgain() throws Exception {
        for (String path : List.of("/api/v1/runs", "/api/v1/emails", "/api/v1/errors", "/api/v1/today")) {
            String tag = ask(path).headers().firstValue("etag").orElseThrow();
            now = now.plusMillis(700);
            HttpRequest again = HttpRequest.newBuilder(URI.create("http://localhost:" + page.port() + path))
                    .header("Authorization", "Bearer " + page.url().replaceAll(".*#t=", ""))
                    .header("If-None-Match", tag)
                    .build();
            assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void errorsHaveAllFieldsInOneRowToo() throws Exception {
        String csv = ask("/api/v1/errors?from=2025-03-10&format=csv").body();
        List<String> fields = new ArrayList<>();
        get("errors?from=2025-03-10").at("/errors/0").fieldNames().forEachRemaining(fields::add);

        assertThat(csv).startsWith(String.join(",", fields) + "\n").contains(",true,0.0,false\n");
    }

    @Test
    void filtersSayWhatEachOfThemLeavesOut() throws Exception {
        assertThat(texts(get("runs?status=stale,failed").get("runs"), "run_id")).containsExactly("silent");
        assertThat(texts(get("runs?problems=true&command=mail").get("runs"), "run_id"))
                .containsExactly("mail-0", "mail-1");
        assertThat(texts(get("runs?parent=nightly&q=WORKER-1").get("runs"), "run_id"))
                .containsExactly("worker-1");
        assertThat(get("runs?label=pipeline%3Dnightly").get("total").asInt()).isEqualTo(6);
        JsonNode nothing = get("runs?command=extract&status=aborted");
        assertThat(nothing.get("excluded_by").toString())
                .contains("{\"parameter\":\"command\",\"value\":\"extract\",\"runs\":0}")
                .contains("{\"parameter\":\"status\",\"value\":\"aborted\",\"runs\":7}");
        assertThat(nothing.get("command_line").asText())
                .isEqualTo("runtrack runs list --command extract --status aborted");
    }

    @Test
    void showsARunWithItsTree() throws Exception {
        JsonNode run = get("runs/nightl");
        assertThat(run.get("run_id").asText()).isEqualTo("nightly");
        assertThat(run.get("tree").get("status").asText()).isEqualTo("partial_success");
        assertThat(run.get("tree").get("total_files").asInt()).isEqualTo(306);
        assertThat(texts(run.get("children"), "run_id")).containsExactly("worker-0", "worker-1");
        assertThat(texts(run.get("steps"), "name")).containsExactly("load");
        assertThat(texts(run.get("redone_by"), "run_id")).containsExactly("again");
        assertThat(texts(get("runs/again").get("redoes"), "run_id")).containsExactly("nightly");
        assertThat(texts(get("runs/worker-1").get("parents"), "run_id")).containsExactly("nightly");
        assertThat(get("runs/extract-2").get("previous").asText()).isEqualTo("extract-3");
        assertThat(get("runs/extract-2").get("following").asText()).isEqualTo("extract-1");
        assertThat(texts(get("runs/nightly/tree").get("nodes"), "run_id"))
                .containsExactly("nightly", "worker-0", "worker-1");
        assertThat(ask("/api/v1/runs/nobody").statusCode()).isEqualTo(404);
        assertThat(ask("/api/v1/runs/worker").body()).contains("\"candidates\":[\"worker-1\",\"worker-0\"]");
    }

    @Test
    void ofARunThatOnlyItsChildrenNameAllButItsTreeIsNull() throws Exception {
        storage.saveRunMetadata(StoredNight.ended("part", "extract", StoredNight.NOW.minusSeconds(60), 1)
                .parentRunId("scheduler-7")
                .build());
        JsonNode known = get("runs/part");

        JsonNode run = get("runs/scheduler-7");

        assertThat(run.fieldNames()).toIterable().containsExactlyElementsOf(known::fieldNames);
        assertThat(run.get("run_id").textValue()).isEqualTo("scheduler-7");
        for (String field : List.of("status", "command", "started_at", "labels", "environment", "cause", "slow")) {
            assertThat(run.get(field).isNull()).as(field).isTrue();
        }
        assertThat(texts(run.get("children"), "run_id")).containsExactly("part");
    }

    /** As another writer may have it. */
    @Test
    void hugeCountsBreakNoAnswer() throws Exception {
        for (String id : List.of("huge-1", "huge-2")) {
            storage.saveRunMetadata(StoredNight.ended(id, "huge", StoredNight.NOW.minusSeconds(60), 1)
                    .totalFiles(Long.MAX_VALUE)
                    .failedCount(Long.MAX_VALUE)
                    .emailsFailed(Long.MAX_VALUE)
                    .parentRunId("huge")
                    .build());
        }
        storage.saveRunMetadata(RunMetadata.builder("huge-3", "huge", StoredNight.NOW.minusSeconds(50))
                .totalFiles(1)
                .heartbeatAt(StoredNight.NOW)
                .build());

        assertThat(get("runs?command=huge").at("/files/total").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(get("commands/huge").at("/days/89/total_files").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(get("live").at("/runs/0/estimated_end").isNull()).isTrue();
        assertThat(get("today").at("/figures/files").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(get("runs/huge/files").get("total").intValue()).isZero();
    }

    @Test
    void filesCountByTheirFinalOutcome() throws Exception {
        JsonNode answer = get("runs/nightly/files?limit=1000");
        assertThat(answer.get("total").asInt()).isEqualTo(305); // the hostile one is in both workers' logs
        assertThat(answer.get("attempts").asInt()).isEqualTo(308);
        assertThat(answer.get("facets").get("status").get("failed").asInt()).isEqualTo(3);
        JsonNode retried = get("runs/nightly/files?q=retried-0").get("files").get(0);
        assertThat(retried.get("status").asText()).isEqualTo("success");
        assertThat(retried.get("attempt").asInt()).isEqualTo(2);
        assertThat(retried.get("attempts").asInt()).isEqualTo(2);
        assertThat(texts(get("runs/nightly/attempts?path=/in/retried-0.wav").get("attempts"), "status"))
                .containsExactly("failed", "success");
    }

    @Test
    void filesAreSortedAndSearchedByTheServer() throws Exception {
        assertThat(texts(get("runs/worker-0/files?sort=took&limit=3").get("files"), "processing_time_ms"))
                .containsExactly("3", "3", "6");
        assertThat(texts(get("runs/worker-0/files?sort=-took&limit=2").get("files"), "processing_time_ms"))
                .containsExactly("1000", "999");
        assertThat(texts(get("runs/worker-0/files?sort=-path&limit=1").get("files"), "file_path"))
                .containsExactly("/in/retried-0.wav");
        assertThat(texts(get("runs/worker-0/files?sort=-status&limit=2").get("files"), "status"))
                .containsExactly("failed", "failed");
        JsonNode page = get("runs/worker-0/files?status=failed&error=SslException&limit=1");
        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(page.get("next").asText()).isEqualTo("1");
        assertThat(page.get("files").get(0).get("error_stack").asText()).contains("Extract.java:17");
        assertThat(get("runs/worker-0/files?status=failed&limit=1&cursor=1")
                        .get("next")
                        .isNull())
                .isTrue();
        assertThat(get("runs/worker-0/files?q=call-0-14").get("total").asInt()).isEqualTo(11);
    }

    @Test
    void errorsAreGroupedAndKnowWhetherTheyAreNew() throws Exception {
        JsonNode errors = get("runs/nightly/errors");
        assertThat(errors.get("total").asInt()).isEqualTo(3);
        assertThat(errors.get("repaired").asInt()).isEqualTo(2);
        JsonNode group = errors.get("errors").get(0);
        assertThat(group.get("count").asInt()).isEqualTo(3);
        assertThat(group.get("is_new").asBoolean()).isTrue();
        assertThat(group.get("files")).hasSize(3);
        String fingerprint = group.get("fingerprint").asText();
        JsonNode everywhere = get("errors/" + fingerprint);
        assertThat(everywhere.get("files").asInt()).isEqualTo(3);
        assertThat(everywhere.get("still_failed").asInt()).isEqualTo(2);
        for (JsonNode file : everywhere.get("failed")) {
            assertThat(file.get("redone").asBoolean())
                    .isEqualTo(file.get("file_path").asText().equals("/in/bad-0.wav"));
        }
        assertThat(texts(get("errors").get("errors"), "fingerprint")).startsWith(fingerprint);
        assertThat(ask("/api/v1/errors/0000000000000000").statusCode()).isEqualTo(404);
        assertThat(texts(get("errors?from=20d&command=extract").get("errors"), "fingerprint"))
                .isNotEmpty()
                .doesNotContain(fingerprint);
        assertThat(ask("/api/v1/errors/" + fingerprint + "?command=extract").statusCode())
                .isEqualTo(404);
    }

    @Test
    void todayLinksToWhatNeedsAttention() throws Exception {
        JsonNode today = get("today");
        assertThat(today.get("night").asText()).isEqualTo("2025-03-10");
        assertThat(today.get("needs_attention").asBoolean()).isTrue();
        assertThat(today.get("figures").get("files_failed").asInt()).isEqualTo(3);
        assertThat(today.get("figures").get("files_redone").asInt()).isEqualTo(1);
        assertThat(today.get("figures").get("recipients_without_mail").asInt()).isEqualTo(1);
        assertThat(texts(today.get("attention"), "kind"))
                .containsExactly("run", "new_error", "email", "unreadable", "redone");
        for (String href : texts(today.get("attention"), "href")) {
            assertThat(ask(href).statusCode()).as(href).isEqualTo(200);
        }
        assertThat(today.get("grid").get("days")).hasSize(21);
        assertThat(texts(today.get("gantt").get("bars"), "run_id")).contains("nightly", "worker-0", "silent");
        JsonNode before = get("today?night=yesterday&zone=Asia/Tokyo&days=7");
        assertThat(before.get("night").asText()).isEqualTo("2025-03-09");
        assertThat(before.get("gantt").get("from").asText()).isEqualTo("2025-03-08T15:00:00.000000+00:00");
    }

    @Test
    void emailsTellWhoGotNone() throws Exception {
        assertThat(texts(get("runs/mail-0/emails").get("emails"), "email"))
                .containsExactly("ben@example.com", "ana@example.com");
        JsonNode all = get("emails?status=failed&recipient=ben");
        assertThat(all.get("total").asInt()).isEqualTo(2);
        JsonNode ben = all.get("recipients").get(0);
        assertThat(ben.get("failed").asInt()).isEqualTo(2);
        assertThat(ben.get("smtp_code").asInt()).isEqualTo(552);
        assertThat(ben.get("days").get("2025-03-09").asText()).isEqualTo("failed");
    }

    @Test
    void comparesFindsAndTellsOfTimes() throws Exception {
        JsonNode comparison = get("runs/extract-1/compare");
        assertThat(comparison.get("before").get("run_id").asText()).isEqualTo("extract-2");
        assertThat(comparison.get("failed_files").get("both").get(0).asText()).isEqualTo("/in/old.wav");
        assertThat(get("runs/extract-1/compare?with=extract-9")
                        .get("before")
                        .get("run_id")
                        .asText())
                .isEqualTo("extract-9");
        JsonNode found = get("files?q=old&limit=3");
        assertThat(texts(found.get("files"), "run_id")).containsExactly("extract-1", "extract-2", "extract-3");
        assertThat(texts(
                        get("files?q=old&limit=3&cursor=" + found.get("next").asText())
                                .get("files"),
                        "run_id"))
                .startsWith("extract-4");
        assertThat(get("files/history?path=/in/old.wav").get("files")).hasSize(10);
        assertThat(get("files/history?path=/in/old").get("files")).isEmpty();
        JsonNode time = get("runs/nightly/time?buckets=10");
        assertThat(time.get("buckets")).hasSizeLessThanOrEqualTo(10);
        assertThat(time.get("slots")).hasSize(308);
        assertThat(get("commands/extract").get("days")).hasSize(90);
        assertThat(texts(get("commands").get("commands"), "command")).containsExactly("extract", "mail", "nightly");
        assertThat(ask("/api/v1/commands/nobody").statusCode()).isEqualTo(404);
        assertThat(texts(get("live").get("runs"), "run_id")).containsExactly("silent");
    }

    @Test
    void changesAreThoseSinceTheCursor() throws Exception {
        String cursor = get("changes").get("cursor").asText();
        assertThat(get("changes?since=" + cursor).get("runs")).isEmpty();
        RunMetadata run = RunMetadata.builder("live", "extract", StoredNight.NOW)
                .heartbeatAt(StoredNight.NOW)
                .build();
        storage.saveRunMetadata(run);
        now = now.plusSeconds(5);
        JsonNode begun = get("changes?since=" + cursor);
        assertThat(texts(begun.get("runs"), "run_id")).containsExactly("live");
        assertThat(begun.get("running").asInt()).isEqualTo(2);
        storage.saveRunMetadata(
                run.toBuilder().status(RunStatus.SUCCESS).completedAt(now).build());
        now = now.plusSeconds(5);
        JsonNode ended = get("changes?since=" + begun.get("cursor").asText());
        assertThat(texts(ended.get("runs"), "status")).containsExactly("success");
        Files.delete(folder.resolve("track/run_metadata/2025/03/10/live.json"));
        now = now.plusSeconds(5);
        assertThat(get("changes?since=" + ended.get("cursor").asText())
                        .get("removed")
                        .get(0)
                        .asText())
                .isEqualTo("live");
        assertThat(get("changes?since=another-7").get("reset").asBoolean()).isTrue();
    }

    @Test
    void healthNamesWhatCannotBeRead() throws Exception {
        JsonNode health = get("health");
        assertThat(texts(health.get("unreadable"), "name")).containsExactly("run_metadata/2025/03/10/torn.json");
        assertThat(texts(health.get("stale"), "run_id")).containsExactly("silent");
        assertThat(health.get("versions").get("runtrack").asText()).isEqualTo("1.2.3");
        assertThat(health.get("spool").isNull()).isTrue();
    }

    @Test
    void healthCountsWhatWaitsOnThisMachine() throws Exception {
        Spool spool = Spool.open(folder.resolve("spool"));
        for (String path : List.of(storage.destination(), "/elsewhere")) {
            spool.create(JournalHeader.of(path, 5_000), 1 << 20, TextFilter.NONE)
                    .close();
        }

        JsonNode waiting = get("health").get("spool");

        assertThat(waiting.get("folder").asText()).endsWith("spool");
        assertThat(waiting.get("journals").asInt()).isEqualTo(1);
        assertThat(waiting.get("left_behind").asInt()).isEqualTo(1);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String body = ask("/api/v1/runs/worker-0/files?status=failed").body();
        assertThat(body).contains("<script>alert(1)</script>\\u202e\\u0000").doesNotContain("\u202e");
        HttpResponse<String> csv = ask("/api/v1/runs/worker-0/files?status=failed&format=csv");
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body()).startsWith("run_id,file_path,").doesNotContain("\u202e", "\u0000");
        for (String text : List.of("<script>", "\"}", "\u0000", "\r\nX: y", "%")) {
            String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (String path :
                    List.of("runs?q=", "runs?status=", "runs/", "files?q=", "emails?recipient=", "errors/")) {
                HttpResponse<String> answer = ask("/api/v1/" + path + escaped);
                assertThat(answer.statusCode()).isIn(200, 400, 404);
                assertThat(JSON.readTree(answer.body()).isObject()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs?limit=0",
                "runs?limit=1001",
                "runs?limit=ten",
                "runs?from=whenever",
                "runs?from=2025-03-09&to=2025-03-01",
                "runs?status=broken",
                "runs?sort=size",
                "runs?label=x",
                "runs?zone=Nowhere/Here",
                "runs?cursor=x",
                "runs?format=xml",
                "today?night=noday",
                "today?days=1000",
                "files",
                "files/history",
                "runs/nightly/files?sort=name",
                "runs/nightly/files?status=stale",
                "runs/nightly/time?buckets=0",
                "runs/nightly/compare?with=nightly",
                "emails?status=lost",
                "commands/extract?days=0",
                "changes?since=x",
                "live?zone=Nowhere/Here",
                "health?limit=0"
            })
    void aBadParameterIsNamed(String path) throws Exception {
        HttpResponse<String> answer = ask("/api/v1/" + path);
        assertThat(answer.statusCode()).isEqualTo(400);
        String error = JSON.readTree(answer.body()).get("error").asText();
        assertThat(error).isNotEmpty().doesNotContain("Exception", "\n");
        String name = path.replaceAll(".*\\?(?:from=2025.*&)?(\\w+)=.*", "$1").replaceAll("^files.*", "");
        assertThat(error).contains(name.equals("to") ? "from" : name);
    }

    @Test
    void aRestartReadsOnlyTheDaysThatHaveChanged() throws Exception {
        Path kept = folder.resolve("cache/runtrack");
        for (int i = 0; i < 600 && keptRuns(kept).isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(keptRuns(kept).get(0))))
                .isEqualTo("rw-------");
        for (String day : List.of("2025/03/08/extract-2", "2025/03/07/extract-3")) {
            Path document = folder.resolve("track/run_metadata/" + day + ".json");
            Files.writeString(document, Files.readString(document).replace("\"extract\"", "\"another\""));
        }
        Files.setLastModifiedTime(
                folder.resolve("track/run_metadata/2025/03/07"), FileTime.from(Instant.parse("2025-03-10T11:30:00Z")));
        page.close();
        page = open(true);
        assertThat(get("runs/extract-2").get("command").asText()).isEqualTo("extract");
        assertThat(get("runs/extract-3").get("command").asText()).isEqualTo("another");

        page.close();
        Files.write(keptRuns(kept).get(0), new byte[] {1, 2, 3});
        page = open(true);
        assertThat(get("runs/extract-2").get("command").asText()).isEqualTo("another");
    }

    private static List<Path> keptRuns(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("runs-"))
                    .toList();
        }
    }

    @Test
    void tokenIsTheSameAfterARestartAndNobodyElses() throws Exception {
        Path kept = folder.resolve("cache/runtrack/ui-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())))
                .isEqualTo("rwx------");
        try (WebPage again = open(true)) {
            assertThat(again.url().replaceAll(".*#", "")).isEqualTo(page.url().replaceAll(".*#", ""));
        }
        Files.setPosixFilePermissions(kept.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (WebPage again = open(true)) {
            assertThat(again.url())
                    .as("others look into the folder")
                    .endsWith(page.url().replaceAll(".*#", ""));
        }
        Files.setPosixFilePermissions(kept.getParent(), PosixFilePermissions.fromString("rwxrwxr-x"));
        try (WebPage another = open(true)) {
            assertThat(another.url()).doesNotEndWith(page.url().replaceAll(".*#", ""));
        }
        assertThat(said).singleElement().asString().contains("others may write to it; take that right from them");
        said.clear();
        Files.setPosixFilePermissions(kept.getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        try (WebPage another = open(true)) {
            assertThat(another.url().replaceAll(".*#", ""))
                    .isNotEqualTo(page.url().replaceAll(".*#", ""));
        }
        assertThat(said).singleElement().asString().contains("others may use it; remove it");
        said.clear();
    }
}
