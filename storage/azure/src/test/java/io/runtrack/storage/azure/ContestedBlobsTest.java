package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import io.runtrack.fixtures.Azurite;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store does when others write, delete or take away what it writes to. */
@Timeout(120)
class ContestedBlobsTest {
    private static final String NAME = "file_logs/2026/01/31/x_files.json";

    @TempDir
    static Path data;

    private static Azurite azurite;

    @TempDir
    Path spool;

    private final String container = "c" + UUID.randomUUID();
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
        store = store(proxy.port());
        store.write("first", text("to have a container"));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void aDocumentThatAnotherDeletedIsWrittenAgain() throws IOException {
        store.update(NAME, text("one"));
        store(azurite.port()).delete(NAME);
        assertThatThrownBy(() -> store.update(NAME, text("two"))).isInstanceOf(BlobChangedException.class);
        store.update(NAME, text("two"));
        assertThat(store.read(NAME)).hasContent("two");
    }

    @Test
    void aLogWhoseContainerWasDeletedIsWholeInANewOne() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3");
        GrowingBlob log = store.grow(NAME);
        log.publish(file, 3);
        containerItself().delete();
        log.publish(file, 6);
        assertThat(store.read(NAME)).hasContent("[\n1,\n2\n]\n");
        log.finish(file, 9);
        assertThat(store.read(NAME)).hasContent("[\n1,\n2,\n3\n]\n");
    }

    @Test
    void aLogThatAnotherTookUpGivesWayToItsOwner() throws IOException {
        Path file = Files.writeString(spool.resolve("working"), "[\n1,\n2,\n3");
        GrowingBlob log = store.grow(NAME);
        log.publish(file, 3);
        store(azurite.port()).grow(NAME).publish(Files.writeString(spool.resolve("others"), "[\n9"), 3);
        log.publish(file, 6);
        assertThat(store.read(NAME)).hasContent("[\n1,\n2\n]\n");
    }

    @Test
    void anOutageDoesNotHaveALogSentAgainThatIsStoredAlready() throws IOException {
        Path file = spool.resolve("working");
        StringBuilder content = new StringBuilder("[\n0");
        content.append(",\n1234567".repeat(1 << 19));
        GrowingBlob log = store.grow(NAME);
        Files.writeString(file, content);
        log.publish(file, content.length());
        store.hurry();
        for (int status : new int[] {403, 404, 409, 412, 429, 500, 503}) {
            proxy.faults(request -> Fault.refusal(status));
            content.append(",\n1234567".repeat(1 << 10));
            Files.writeString(file, content);
            assertThatThrownBy(() -> log.publish(file, content.length())).isInstanceOf(IOException.class);
        }
        proxy.faults(request -> Fault.NONE);
        log.finish(file, content.length());
        assertThat(store.read(NAME)).hasContent(content + "\n]\n");
        assertThat(proxy.bytesIn()).isLessThan((long) (1.3 * content.length()));
    }

    @Test
    void whatIsNotToBeWrittenAtAllIsSaidSo() throws IOException {
        store.update(NAME, text("one"));
        String lease = new BlobLeaseClientBuilder()
                .blobClient(containerItself().getBlobClient(NAME))
                .buildClient()
                .acquireLease(-1);
        assertThat(lease).isNotEmpty();
        assertThatThrownBy(() -> store.update(NAME, text("two")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(BlobChangedException.class)
                .hasMessageContaining("LeaseIdMissing");
    }

    private BlobContainerClient containerItself() {
        return new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString())
                .buildClient()
                .getBlobContainerClient(container);
    }

    private BlobStore store(int port) {
        return new AzureContainer(
                AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, Azurite.connectionString(port))), container);
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
