package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.fixtures.FaultyProxy.Kind;
import io.runtrack.fixtures.S3Server;
import io.runtrack.fixtures.Slow;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunIndexes;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import io.runtrack.storage.blob.ManyBlobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** What a store does on a bad network, before a service that has its own troubles, and when others meddle. */
@Timeout(120)
@Slow
class FaultyServiceTest {
    private static final String NAME = "file_logs/2026/01/31/x_files.json";

    /** Of which a log's stored part is copied, as it is more than the smallest part. */
    private static final int MUCH = 6 << 20;

    private static S3Server server;

    @TempDir
    Path spool;

    private String bucket;
    private FaultyProxy proxy;
    private BlobStore store;
    private BlobStore others;

    @BeforeAll
    static void startServer(@TempDir Path data) throws IOException {
        server = S3Server.start(S3Server.Kind.S3MOCK, data.resolve("data"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        bucket = server.createBucket("c" + UUID.randomUUID());
        proxy = FaultyProxy.before(server.port());
        store = new S3Bucket(S3Account.of(S3Server.environment(proxy.port())), bucket);
        others = new S3Bucket(S3Account.of(server.environment()), bucket);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        others.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "FORWARD_AND_REFUSE", "CUT_REPLY", "CUT_REQUEST"})
    void aRequestThatFailsOnceIsMadeAgainWhetherItWasCarriedOutOrNot(Kind kind) throws IOException {
        store.update(NAME, text("one"));
        for (int i = 0; i < 2; i++) {
            once("PUT", Fault.of(kind));
            store.update(NAME, text("two " + i));
            assertThat(store.read(NAME)).hasContent("two " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "FORWARD_AND_REFUSE", "CUT_REPLY", "CUT_REQUEST"})
    void aSmallLogGrowsOverFailuresAndHoldsEverythingOnce(Kind kind) throws IOException {
        Path file = spool.resolve("working");
        GrowingBlob log = store.grow(NAME);
        store.hurry();
        StringBuilder content = new StringBuilder("[\n0");
        for (int i = 1; i <= 4; i++) {
            content.append((",\n" + i).repeat(content.length()));
            Files.writeString(file, content);
            once("PUT", Fault.of(kind));
            log.publish(file, content.length());
            assertThat(others.read(NAME)).hasContent(content + "\n]\n");
        }
        content.append(",\n1");
        Files.writeString(file, content);
        once("PUT", Fault.of(kind));
        log.finish(file, content.length());
        assertThat(others.read(NAME)).hasContent(content + "\n]\n");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, POST",
        "FORWARD_AND_REFUSE, POST",
        "CUT_REPLY, POST",
        "CUT_REQUEST, POST",
        "REFUSE, partNumber=1",
        "CUT_REPLY, partNumber=1",
        "FORWARD_AND_REFUSE, partNumber=2",
        "CUT_REQUEST, partNumber=2",
        "REFUSE, POST .*uploadId=",
        "FORWARD_AND_REFUSE, POST .*uploadId=",
        "CUT_REPLY, POST .*uploadId=",
        "CUT_REQUEST, POST .*uploadId="
    })
    void aLogOfCopiedPartsGrowsOverFailuresAndHoldsEverythingOnce(Kind kind, String part) throws IOException {
        Path file = spool.resolve("working");
        GrowingBlob log = store.grow(NAME);
        store.hurry();
        String content = "[\n0" + ",\n1234567".repeat(MUCH / 9);
        Files.writeString(file, content);
        log.publish(file, content.length());
        content += content.replace("[\n0", ",\n00");
        Files.writeString(file, content);
        once(part, Fault.of(kind));
        log.publish(file, content.length());
        requireStored(content + "\n]\n");
        content += ",\n3";
        Files.writeString(file, content);
        once(part, Fault.of(kind));
        log.finish(file, content.length());
        requireStored(content + "\n]\n");
        assertThat(file).doesNotExist();
        assertThat(partsLeft()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 409, 412, 429, 500, 503})
    void aServiceThatRefusesForLongIsAnErrorWithoutSecretsAndLosesNothing(int status) throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        GrowingBlob log = store.grow(NAME);
        store.hurry();
        proxy.faults(request -> Fault.refusal(status));

        assertThatThrownBy(() -> log.publish(file, 3))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(S3Server.secret())
                .hasMessageNotContaining("Signature=");
        assertThatThrownBy(() -> store.update(NAME, text("x"))).isInstanceOf(IOException.class);

        proxy.faults(request -> Fault.NONE);
        log.publish(file, 3);
        log.finish(file, 3);
        assertThat(others.read(NAME)).hasContent("[\n1\n]\n");
    }

    @Test
    void anOutageDoesNotHaveALogSentAgainThatIsStoredAlready() throws IOException {
        Path file = spool.resolve("working");
        StringBuilder content = new StringBuilder("[\n0" + ",\n1234567".repeat(MUCH / 9));
        GrowingBlob log = store.grow(NAME);
        Files.writeString(file, content);
        log.publish(file, content.length());
        store.hurry();
        for (int status : new int[] {403, 404, 409, 412, 429, 500, 503}) {
            proxy.faults(request -> Fault.refusal(status));
            content.append(",\n1234567".repeat(1 << 10));
            Files.writeString(file, content);
            assertThatThrownBy(() -> log.finish(file, content.length())).isInstanceOf(IOException.class);
        }
        proxy.faults(request -> Fault.NONE);
        log.finish(file, content.length());
        requireStored(content + "\n]\n");
        assertThat(proxy.bytesIn()).isLessThan((long) (1.3 * content.length()));
    }

    @Test
    void aBlobIsReadToItsEndOverAConnectionThatIsCut() throws IOException {
        store.write(NAME, text("a long text ".repeat(100_000)));
        once("GET", Fault.of(Kind.CUT_REPLY));
        assertThat(store.read(NAME)).hasContent("a long text ".repeat(100_000));
    }

    @Test
    void aWrongKeyIsNamedWithTheRemedy() {
        proxy.faults(request -> Fault.refusal(403));
        assertThatThrownBy(() -> store.write(NAME, text("x")))
                .hasMessageContainingAll("403", "AWS_ACCESS_KEY_ID", bucket, "s3:PutObject")
                .hasMessageNotContaining(S3Server.key())
                .hasMessageNotContaining(S3Server.secret());
    }

    @Test
    void aServiceWithoutConditionalWritesIsNamed() {
        proxy.faults(request -> Fault.refusal(501));
        assertThatThrownBy(() -> store.update(NAME, text("x"))).hasMessageContaining("If-None-Match");
    }

    @Test
    void aHurriedStoreGivesUpSoonOnAServiceThatHangs() {
        store.hurry();
        proxy.faults(request -> Fault.slow(60_000));
        long start = System.nanoTime();
        assertThatThrownBy(() -> store.write(NAME, text("x"))).isInstanceOf(IOException.class);
        assertThat((System.nanoTime() - start) / 1_000_000_000L).isLessThan(30); // a patient one would take minutes
    }

    @Test
    void aLogThatAnotherTookUpGivesWayToItsOwner() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3");
        GrowingBlob log = store.grow(NAME);
        log.publish(file, 3);
        others.grow(NAME).publish(Files.writeString(spool.resolve("others"), "[\n9"), 3);
        log.publish(file, 6);
        assertThat(store.read(NAME)).hasContent("[\n1,\n2\n]\n");
    }

    @Test
    void aLargeLogThatAnotherOverwroteOrDeletedIsWholeAtTheNextCheckpoint() throws IOException {
        Path file = spool.resolve("working");
        String content = "[\n0" + ",\n1234567".repeat(MUCH / 9);
        GrowingBlob log = store.grow(NAME);
        Files.writeString(file, content);
        log.publish(file, content.length());
        others.delete(NAME);
        content += content.replace("[\n0", ",\n00");
        Files.writeString(file, content);
        log.publish(file, content.length());
        requireStored(content + "\n]\n");
        others.write(NAME, text("[]\n"));
        log.finish(Files.writeString(file, content + ",\n2"), content.length() + 3);
        requireStored(content + ",\n2\n]\n");
    }

    @Test
    void aWriteThatComesTrueLateTakesNothingBack() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3");
        GrowingBlob log = store.grow(NAME);
        log.publish(file, 3);
        store.hurry(); // which waits 4 s for a reply, twice
        AtomicInteger hung = new AtomicInteger(2);
        proxy.faults(request -> hung.getAndDecrement() > 0 ? Fault.slow(10_000) : Fault.NONE);
        assertThatThrownBy(() -> log.publish(file, 6)).isInstanceOf(IOException.class);
        log.finish(file, 9);
        int before = proxy.requests().size();
        pause(12_000);
        assertThat(proxy.requests()).hasSize(before);
        assertThat(others.read(NAME)).hasContent("[\n1,\n2,\n3\n]\n");
    }

    @Test
    void aGrowingLogIsSentAboutOnce() throws IOException {
        Path file = spool.resolve("working");
        GrowingBlob log = store.grow(NAME);
        StringBuilder content = new StringBuilder("[\n0");
        for (int checkpoint = 0; checkpoint < 40; checkpoint++) {
            content.append((",\n{\"file_path\": \"" + checkpoint + "\"}").repeat(30_000));
            Files.writeString(file, content);
            log.publish(file, content.length());
        }
        log.finish(file, content.length());

        assertThat(content.length()).isGreaterThan(20 << 20);
        assertThat(proxy.bytesIn()).isLessThan((long) (1.5 * content.length()));
        assertThat(proxy.requests()).hasSizeLessThan(25);
        requireStored(content + "\n]\n");
    }

    @Test
    void theRunsOfADayTakeOneRequestEachWhichAreMadeSideBySide() throws IOException {
        Instant last = Instant.parse("2026-01-31T23:00:00Z");
        TrackingStorage written = TrackingStorage.open(others, "team");
        for (int i = 0; i < 200; i++) {
            written.saveRunMetadata(RunMetadata.builder("run-" + i, "transcribe", last.minusSeconds(i))
                    .build());
        }
        proxy.faults(request -> Fault.slow(100));
        long start = System.nanoTime();
        RunListing listing =
                TrackingStorage.open(store, "team").listRuns(last.minusSeconds(60 * 60), last, run -> true);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000); // one after the other: 20 s
        assertThat(listing.unreadable()).isEmpty();
        assertThat(listing.runs()).hasSize(200);
        assertThat(listing.runs().get(0).runId()).isEqualTo("run-0");
        assertThat(proxy.requests()).as("with one for an index").hasSize(202);
        assertThat(proxy.requests())
                .filteredOn(request -> request.contains("list-type=2"))
                .hasSize(1);
    }

    @Test
    void theRunsOfADayWithAnIndexTakeOneListingAndOneDocument() throws IOException {
        Instant last = Instant.parse("2026-01-31T23:00:00Z");
        TrackingStorage written = TrackingStorage.open(others, "team");
        for (int i = 0; i < 50; i++) {
            written.saveRunMetadata(RunMetadata.builder("run-" + i, "transcribe", last.minusSeconds(i))
                    .build());
        }
        TrackingStorage storage = TrackingStorage.open(store, "team");
        List<RunMetadata> unindexed = storage.listDay(LocalDate.of(2026, 1, 31)).runs();
        new RunIndexes(written).write(LocalDate.of(2026, 1, 31));
        int before = proxy.requests().size();

        assertThat(storage.listDay(LocalDate.of(2026, 1, 31)).runs()).isEqualTo(unindexed);

        assertThat(proxy.requests()).hasSize(before + 2);
    }

    @Test
    void whatIsNotReadOfWhatWasExpectedIsLeftOut() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            others.write(name, text(name));
        }
        try (ManyBlobs many = store.openMany()) {
            many.expect(List.of("a", "gone", "b", "c"));
            assertThat(many.read("a")).hasContent("a");
            assertThat(many.read("c")).hasContent("c");
            assertThat(many.read("b")).hasContent("b");
            assertThatThrownBy(() -> many.read("gone")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void marksOfFoldersAreNoBlobs() throws IOException {
        others.write("runs/x", text("{}"));
        new S3Requests(S3Account.of(server.environment()), bucket)
                .ask(
                        "make a folder",
                        client -> client.putObject(
                                request -> request.bucket(bucket).key("runs/"), RequestBody.empty()));
        assertThat(store.list("")).containsExactly("runs/x");
    }

    /** What the next request that the text is part of meets; the others go through. */
    private void once(String part, Fault fault) {
        AtomicInteger left = new AtomicInteger(1);
        Predicate<String> hit =
                request -> Pattern.compile(part).matcher(request).find() && left.getAndDecrement() > 0;
        proxy.faults(request -> hit.test(request) ? fault : Fault.NONE);
    }

    /** Without the texts in the message, which are long. */
    private void requireStored(String content) throws IOException {
        try (var in = others.read(NAME)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(content))
                    .isTrue();
        }
    }

    /** Which would be paid for. */
    private int partsLeft() throws IOException {
        return new S3Requests(S3Account.of(server.environment()), bucket)
                .ask(
                        "list uploads",
                        client -> client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                                .mapToInt(upload -> client.listParts(request -> request.bucket(bucket)
                                                .key(upload.key())
                                                .uploadId(upload.uploadId()))
                                        .parts()
                                        .size())
                                .sum());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
