package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.Azurite;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.fixtures.FaultyProxy.Kind;
import io.runtrack.fixtures.Slow;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does on a bad network and before a service that has its own troubles. */
@Timeout(120)
@Slow
class FaultyStorageTest {
    private static final String NAME = "file_logs/2026/01/31/x_files.json";

    @TempDir
    static Path data;

    private static Azurite azurite;

    @TempDir
    Path spool;

    private FaultyProxy proxy;
    private BlobStore store;

    @BeforeAll
    static void startAzurite() throws IOException {
        azurite = Azurite.start(data);
    }

    @AfterAll
    static void stopAzurite() {
        azurite.close();
    }

    @BeforeEach
    void open() throws IOException {
        proxy = FaultyProxy.before(azurite.port());
        store = new AzureContainer(
                AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, Azurite.connectionString(proxy.port()))),
                "c" + UUID.randomUUID());
        store.write("first", text("to have a container"));
    }

    @AfterEach
    void close() {
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
    void aLogGrowsOverFailuresAndHoldsEverythingOnce(Kind kind) throws IOException {
        Path file = spool.resolve("working");
        GrowingBlob log = store.grow(NAME);
        StringBuilder content = new StringBuilder("[\n0");
        for (int i = 1; i <= 4; i++) {
            content.append(",\n").append(i);
            Files.writeString(file, content);
            once(i % 2 == 0 ? "comp=blocklist" : "comp=block&", Fault.of(kind));
            log.publish(file, content.length());
            assertThat(store.read(NAME)).hasContent(content + "\n]\n");
        }
        once("comp=blocklist", Fault.of(kind));
        log.finish(file, content.length());
        assertThat(store.read(NAME)).hasContent(content + "\n]\n");
        assertThat(file).doesNotExist();
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
                .hasMessageNotContaining(Azurite.key())
                .hasMessageNotContaining("sig=");
        assertThatThrownBy(() -> store.update(NAME, text("x"))).isInstanceOf(IOException.class);

        proxy.faults(request -> Fault.NONE);
        log.publish(file, 3);
        log.finish(file, 3);
        assertThat(store.read(NAME)).hasContent("[\n1\n]\n");
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
                .hasMessageContainingAll(
                        "403", "AZURE_STORAGE_CONNECTION_STRING", "Storage Blob Data Contributor", "racwdl")
                .hasMessageNotContaining(Azurite.key());
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
    void aServiceThatIsGoneAndComesBackFindsTheLogWhole() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        GrowingBlob log = store.grow(NAME);
        log.publish(file, 3);
        store.hurry();
        azurite.kill();
        Files.writeString(file, "[\n1,\n2");
        assertThatThrownBy(() -> log.publish(file, 6)).isInstanceOf(IOException.class);
        azurite.restart();
        log.publish(file, 6);
        assertThat(store.read(NAME)).hasContent("[\n1,\n2\n]\n");
    }

    @Test
    void twentyCheckpointsSendEachByteOnce() throws IOException {
        Path file = spool.resolve("working");
        GrowingBlob log = store.grow(NAME);
        StringBuilder content = new StringBuilder("[\n0");
        long before = proxy.bytesIn();
        int requestsBefore = proxy.requests().size();
        for (int checkpoint = 0; checkpoint < 20; checkpoint++) {
            content.append((",\n{\"file_path\": \"" + checkpoint + "\"}").repeat(2_000));
            Files.writeString(file, content);
            log.publish(file, content.length());
        }
        log.finish(file, content.length());

        long constant = 20 * 4_096;
        assertThat(proxy.bytesIn() - before).isLessThan((long) (1.3 * content.length()) + constant);
        assertThat(proxy.requests().size() - requestsBefore).isLessThan(45);
        assertThat(store.read(NAME)).hasContent(content + "\n]\n");
    }

    @Test
    void thousandsOfBlobsAreListedInAFewRequests() throws IOException {
        for (int i = 0; i < 60; i++) {
            store.write("run_metadata/2026/01/31/" + i + ".json", text("{}"));
        }
        int before = proxy.requests().size();
        assertThat(store.listWithNotes("run_metadata/")).hasSize(60);
        List<String> requests =
                proxy.requests().subList(before, proxy.requests().size());
        assertThat(requests).singleElement().asString().contains("maxresults=5000", "include=metadata");
    }

    /** What the next request that the text is part of meets; the others go through. */
    private void once(String part, Fault fault) {
        AtomicInteger left = new AtomicInteger(1);
        Predicate<String> hit = request -> request.contains(part) && left.getAndDecrement() > 0;
        proxy.faults(request -> hit.test(request) ? fault : Fault.NONE);
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
