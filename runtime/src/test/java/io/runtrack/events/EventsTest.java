package io.runtrack.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import io.runtrack.diagnostics.CollectedWarnings;
import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.ReceivingServer.Behaviour;
import io.runtrack.fixtures.ReceivingServer.Request;
import io.runtrack.journal.Spool;
import io.runtrack.model.EmailResult;
import io.runtrack.model.EmailResults;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.tracking.JvmExit;
import io.runtrack.tracking.Recorder;
import io.runtrack.tracking.RecorderOptions;
import io.runtrack.tracking.RunInProgress;
import io.runtrack.tracking.RunTracker;
import io.runtrack.tracking.delivery.Announcer;
import io.runtrack.tracking.delivery.Recovery;
import io.runtrack.tracking.delivery.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers are told of runs, over real connections that answer, hang, refuse and break. */
@Timeout(120)
class EventsTest {
    private static final Duration CHECKPOINT = Duration.ofMillis(100);

    private final CollectedWarnings warnings = new CollectedWarnings();

    @TempDir
    Path folder;

    @Test
    void postsADocumentAtTheStartAndAtTheEnd() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            RunMetadata ended;
            try (Recorder recorder =
                    recorder("notify=" + server.url() + "/hook/T0?run={run_id}&s={status}&c={command}")) {
                RunTracker tracker =
                        recorder.run("nightly a/b").subcommand("x").build().start();
                server.await(1);
                tracker.trackFile("a.wav", FileStatus.FAILED);
                tracker.trackFile("b.wav", FileStatus.SUCCESS);
                tracker.recordEmailResults(new EmailResults(
                        List.of(EmailResult.builder(EmailStatus.SENT)
                                .email("a@b.com")
                                .build()),
                        List.of(),
                        List.of()));
                ended = tracker.complete();
            }
            List<Request> told = server.requests();
            assertThat(told).extracting(Request::method).containsExactly("POST", "POST");
            String id = "/hook/T0?run=" + ended.runId();
            assertThat(told)
                    .extracting(Request::uri)
                    .containsExactly(id + "&s=running&c=nightly%20a%2Fb", id + "&s=partial_success&c=nightly%20a%2Fb");
            assertThat(fields(told.get(0).body())).startsWith("event=start", "schema_version=1.0");
            assertThat(fields(told.get(1).body()))
                    .startsWith("event=end", "schema_version=1.0", "run_id=" + ended.runId())
                    .contains("status=partial_success", "success_count=1", "failed_count=1", "emails_sent=1")
                    .noneMatch(field -> field.startsWith("email_results"));
            assertThat(told.get(0).headers()).containsEntry("content-type", "application/json");
        }
        assertThat(warnings.messages()).isEmpty();
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void pingsWithBareRequests() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            String style = ",notify.style=ping";
            try (Recorder recorder = recorder("notify=" + server.url() + "/ping/c0ffee/?rid={run_id}" + style)) {
                recorder.run("a").runId("one").build().start().complete();
                server.await(1);
            }
            try (Recorder recorder = recorder("notify=" + server.url() + "/ping/c0ffee" + style)) {
                RunTracker tracker = recorder.run("a").build().start();
                tracker.trackFile("a.wav", FileStatus.FAILED);
                tracker.trackFile("b.wav", FileStatus.SUCCESS);
                tracker.complete();
            }
            assertThat(server.requests())
                    .extracting(request -> request.method() + " " + request.uri() + " " + request.body())
                    .containsExactly(
                            "GET /ping/c0ffee/start?rid=one ",
                            "GET /ping/c0ffee/?rid=one ",
                            "GET /ping/c0ffee/start ",
                            "GET /ping/c0ffee/fail ");
        }
    }

    @Test
    void tellsOfOutermostRunsOnly() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            try (Recorder recorder = recorder("notify=" + server.url() + "/{command}")) {
                RunTracker outer = recorder.run("outer").build().start();
                recorder.run("inner").parentRunId(outer.runId()).build().start().complete();
                outer.complete();
            }
            assertThat(server.requests()).extracting(Request::uri).containsExactly("/outer", "/outer");
        }
    }

    /** The same document, so that whoever gets it twice can tell. */
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 429, 503})
    void triesAgainAtCheckpointsAndWarnsOnce(int status) throws Exception {
        try (ReceivingServer server = ReceivingServer.start().answers(status)) {
            try (Recorder recorder = recorder("notify=" + server.url() + "/secret-token")) {
                RunTracker tracker = recorder.run("a").build().start();
                server.await(3);
                server.answers(204);
                server.await(4);
                tracker.complete();
            }
            List<Request> told = server.requests();
            assertThat(told.subList(0, told.size() - 1))
                    .extracting(Request::body)
                    .containsOnly(told.get(0).body());
            assertThat(fields(told.get(told.size() - 1).body())).startsWith("event=end");
        }
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .contains("notify (http://127.0.0.1:", "it answered " + status, "the start of run")
                .doesNotContain("secret-token");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void goesOnAfterWhatIsRefusedForGood() throws Exception {
        try (ReceivingServer server = ReceivingServer.start().answers(413)) {
            try (Recorder recorder = recorder("notify=" + server.url())) {
                recorder.run("a").build().start().complete();
            }
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(warnings.messages()).singleElement().asString().contains("was refused", "413");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    /** It holds up neither the documents nor, for more than a moment, the end. */
    @Test
    void doesNotWaitForAReceiverThatHangs() throws Exception {
        try (ReceivingServer server = ReceivingServer.start().does(Behaviour.HANGS)) {
            long begun = System.nanoTime();
            RunMetadata ended;
            try (Recorder recorder = recorder("notify=" + server.url())) {
                RunTracker tracker = recorder.run("a").build().start();
                server.await(1);
                tracker.trackFile("a.wav", FileStatus.SUCCESS);
                ended = tracker.complete();
                awaitStored(ended.runId());
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(warnings.messages()).singleElement().asString().contains("notify", "runtrack recover");

        try (ReceivingServer server = ReceivingServer.start()) {
            recover(server.url());
            assertThat(server.requests()).hasSize(2);
            recover(server.url());
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void leavesWhatACutConnectionLostToTheNextProcess() throws Exception {
        String id;
        try (ReceivingServer server = ReceivingServer.start().does(Behaviour.CUTS)) {
            try (Recorder recorder = recorder("notify=" + server.url())) {
                id = recorder.run("a").build().start().complete().runId();
            }
        }
        try (ReceivingServer server = ReceivingServer.start();
                Recorder recorder = recorder("notify=" + server.url())) {
            recorder.run("b").build().start();
            List<Request> told = server.await(3);
            assertThat(told.stream().filter(request -> request.body().contains(id)))
                    .extracting(request -> fields(request.body()).get(0))
                    .containsExactly("event=start", "event=end");
        }
    }

    /** Nobody answers at its port. Nothing of the URL but its place is in a message or beside the journal. */
    @Test
    void keepsTheUrlToItself() throws Exception {
        int port;
        try (ReceivingServer server = ReceivingServer.start()) {
            port = server.port();
        }
        try (Recorder recorder =
                recorder("notify=http://me:pass-word@127.0.0.1:" + port + "/secret-token?k=other-key")) {
            recorder.run("a").build().start().complete();
        }
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .contains("refused")
                .doesNotContain("pass-word", "secret-token", "other-key");
        assertThat(allText()).doesNotContain("pass-word", "secret-token", "other-key", "127.0.0.1");
        try (ReceivingServer server = ReceivingServer.startAt(port)) {
            recover("http://me:pass-word@127.0.0.1:" + port + "/secret-token");
            assertThat(server.requests())
                    .extracting(request -> request.headers().get("authorization"))
                    .containsExactly("Basic bWU6cGFzcy13b3Jk", "Basic bWU6cGFzcy13b3Jk");
        }
    }

    /** One at a time works on a journal: what two recover at once is told once. */
    @Test
    void isToldOnceByTwoWhoRecoverAtOnce() throws Exception {
        try (ReceivingServer server = ReceivingServer.start().answers(503);
                Recorder recorder = recorder("notify=" + server.url())) {
            recorder.run("a").build().start().complete();
        }
        try (ReceivingServer server = ReceivingServer.start()) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Callable<Boolean> recovery = () -> {
                recover(server.url());
                return true;
            };
            for (Future<Boolean> each : threads.invokeAll(List.of(recovery, recovery))) {
                assertThat(each.get()).isTrue();
            }
            threads.shutdown();
            assertThat(server.requests())
                    .extracting(request -> fields(request.body()).get(0))
                    .containsExactly("event=start", "event=end");
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    /** What is filled in may make a host none; the messages of the JDK would show the whole URL. */
    @Test
    void doesNotWaitForAUrlThatIsNone() throws Exception {
        try (Recorder recorder = recorder("notify=http://me:pass-word@{command}.localhost/secret-token")) {
            recorder.run("nightly a/b").build().start().complete();
        }
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .contains("was refused", "move {command} into the path")
                .doesNotContain("pass-word", "secret-token");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void tellsOnlyWhatIsRedacted() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            try (Recorder recorder = recorder("notify=" + server.url() + "/{command},openlineage=" + server.url())) {
                RunTracker tracker = recorder.run("password=hunter2")
                        .labels(Map.of("url", "https://me:hunter2@host/"))
                        .configPath("https://host/a?sig=hunter2")
                        .build()
                        .start();
                tracker.trackFile("https://host/in/a.wav?sig=hunter2", FileStatus.SUCCESS);
                tracker.complete(RunStatus.FAILED, "no access with password=hunter2");
            }
            assertThat(server.requests()).hasSize(4).allSatisfy(request -> assertThat(request.toString())
                    .doesNotContain("hunter2")
                    .contains("***"));
        }
        assertThat(allText()).doesNotContain("hunter2");
    }

    /** Nobody names the receiver any more: whoever recovers is told so, and nothing waits for ever. */
    @Test
    void givesUpWhatNobodyIsToldOfForAWeek() throws Exception {
        try (ReceivingServer server = ReceivingServer.start().answers(503);
                Recorder recorder = recorder("notify=" + server.url())) {
            recorder.run("a").build().start().complete();
        }
        CollectedWarnings ofRecovery = new CollectedWarnings();
        Events nobody = Events.of(settings("verbose=false"), Map.of(), ofRecovery);
        recover(nobody);
        assertThat(ofRecovery.messages()).isEmpty();
        nobody.warnOfUnnamed();
        assertThat(ofRecovery.messages()).singleElement().asString().contains("notify: ", "set TRACKING_NOTIFY");
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
            }
        }
        recover(Events.of(settings("verbose=false"), Map.of(), ofRecovery));
        assertThat(ofRecovery.messages()).hasSize(2).last().asString().contains("notify: ", "are given up");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    /** By whoever has settings that name a receiver, however often others have finished the run before. */
    @Test
    void tellsOfARunThatSomebodyWithoutReceiversFinished() throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            try (Recorder recorder = recorder("notify=" + server.url())) {
                recorder.run("a").build().start();
                server.await(1);
            }
            recover(Events.of(settings("verbose=false"), Map.of(), warnings));
            assertThat(onlyRun().status()).isEqualTo(RunStatus.ABORTED);
            assertThat(server.requests()).hasSize(1);
            recover(server.url());
            assertThat(fields(server.await(2).get(1).body()))
                    .startsWith("event=end")
                    .contains("status=aborted");
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    /** So that all that is told of a run is told under one name. */
    @Test
    void waitsWithTheStartOfARunThatMayBecomeAnother() throws Exception {
        AtomicBoolean unsettled = new AtomicBoolean(true);
        try (ReceivingServer server = ReceivingServer.start()) {
            Events events = Events.of(
                    settings("notify=" + server.url() + "/{command}"), Map.of(), warnings, id -> unsettled.get());
            try (Recorder recorder = recorder(events)) {
                RunInProgress frame = RunInProgress.start(recorder.run("frame"));
                Thread.sleep(600);
                assertThat(server.requests()).isEmpty();
                RunInProgress command = frame.handOver(new RunDescription("command", null, null, null));
                unsettled.set(false);
                server.await(1);
                Objects.requireNonNull(command).end();
                server.await(2);
                unsettled.set(true);
                RunInProgress.start(recorder.run("short")).end();
            }
            assertThat(server.requests())
                    .extracting(Request::uri)
                    .containsExactly("/command", "/command", "/short", "/short");
        }
    }

    private RunMetadata onlyRun() {
        try (TrackingStorage storage = open()) {
            List<RunMetadata> runs = storage.listRuns(Instant.EPOCH, Instant.now(), null, null);
            assertThat(runs).hasSize(1);
            return runs.get(0);
        }
    }

    private void awaitStored(String id) throws InterruptedException {
        try (TrackingStorage storage = open()) {
            while (storage.listRuns(Instant.EPOCH, Instant.now(), null, null).stream()
                    .noneMatch(run -> run.runId().equals(id) && run.status().isFinal())) {
                Thread.sleep(5);
            }
        }
    }

    private void recover(String notify) throws Exception {
        recover(Events.of(settings("notify=" + notify), Map.of(), warnings));
    }

    private void recover(Announcer announcer) throws IOException {
        try (TrackingStorage storage = open()) {
            new Recovery(Spool.open(folder.resolve("spool")), destination -> storage, announcer, warnings)
                    .recover(header -> true);
        }
    }

    private TrackingStorage open() {
        return TrackingStorage.open(folder.resolve("tracking").toString());
    }

    private Settings settings(String arguments) throws Exception {
        return Settings.load(new SettingSources(
                "path=" + folder.resolve("tracking") + "," + arguments,
                name -> null,
                Map.of(),
                StorageKinds.folders()));
    }

    private Recorder recorder(String arguments) throws Exception {
        return recorder(Events.of(settings(arguments), Map.of(), warnings));
    }

    private Recorder recorder(Events events) {
        return Recorder.open(new RecorderOptions(
                open(),
                new RecorderOptions.Spooling(folder.resolve("spool"), 1 << 30),
                new RecorderOptions.Timing(CHECKPOINT, Duration.ofSeconds(8)),
                Map.of(),
                Redaction.STANDARD,
                new RecorderOptions.Reporting(RunListener.NONE, events, warnings, new JvmExit())));
    }

    /** The bytes of all files, as text. */
    private String allText() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    /** Each value of a document with its name, in order. */
    private static List<String> fields(String json) {
        List<String> fields = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() || token == JsonToken.START_ARRAY) {
                    fields.add(parser.currentName() + "=" + parser.getText());
                }
            }
        } catch (IOException malformed) {
            throw new AssertionError(json, malformed);
        }
        return fields;
    }
}
