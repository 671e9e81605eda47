package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.S3Server;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a store in S3 must do, on each server that there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3BucketContract extends BlobStoreContract {
    private static final String NAME = "run_metadata/2026/01/31/x.json";

    private S3Server server;
    private String bucket;
    private BlobStore store;

    abstract S3Server.Kind kind();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = S3Server.start(kind(), folder.resolve("data"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        bucket = server.createBucket("c" + UUID.randomUUID());
        store = another();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    S3Server server() {
        return server;
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void updatesWhatItWroteOrReadLastAndNothingThatAnotherWroteSince() throws IOException {
        BlobStore other = another();
        store.update(NAME, text("first"));
        store.update(NAME, text("second"));
        assertThatThrownBy(() -> other.update(NAME, text("blind"))).isInstanceOf(BlobChangedException.class);
        assertThatThrownBy(() -> other.update(NAME, text("blind"))).isInstanceOf(BlobChangedException.class);
        assertThat(other.read(NAME)).hasContent("second");
        other.update(NAME, text("third"));
        assertThatThrownBy(() -> store.update(NAME, text("late"))).isInstanceOf(BlobChangedException.class);
        assertThat(other.read(NAME)).hasContent("third");
    }

    @Test
    void takesAConflictWithItselfForWhatItIs() throws IOException {
        another().update(NAME, text("same"));
        store.update(NAME, text("same"));
        assertThat(store.read(NAME)).hasContent("same");
    }

    @Test
    void replacesOnlyWhatWasRead() throws IOException {
        store.write(NAME, text("first"));
        assertThat(store.replace(NAME, "other".getBytes(StandardCharsets.UTF_8), text("x")))
                .isFalse();
        assertThat(store.replace(NAME, "first".getBytes(StandardCharsets.UTF_8), text("second")))
                .isTrue();
        assertThat(store.replace("gone", new byte[0], text("x"))).isFalse();
        assertThat(store.read(NAME)).hasContent("second");
    }

    @Test
    void writesADocumentAgainThatAnotherDeleted() throws IOException {
        store.update(NAME, text("one"));
        another().delete(NAME);
        assertThatThrownBy(() -> store.update(NAME, text("two"))).isInstanceOf(BlobChangedException.class);
        store.update(NAME, text("two"));
        assertThat(store.read(NAME)).hasContent("two");
    }

    @Test
    void tellsVersionsApart() throws IOException {
        store.write(NAME, text("a"));
        Map<String, String> before = store.versions("run_metadata/");
        store.write(NAME, text("b"));
        assertThat(before).containsOnlyKeys(NAME);
        assertThat(store.versions("run_metadata/")).isNotEqualTo(before);
    }

    @Test
    void namesABucketThatIsNotThereWhateverIsAsked() {
        BlobStore nowhere = new S3Bucket(S3Account.of(server.environment()), "no-such-bucket");
        assertThatThrownBy(() -> nowhere.write(NAME, text("x")))
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContainingAll("no-such-bucket", "create the bucket");
        assertThatThrownBy(() -> nowhere.read(NAME)).hasMessageContaining("create the bucket");
        assertThatThrownBy(() -> nowhere.list("")).hasMessageContaining("create the bucket");
    }

    @Test
    void saysWhereItIsWithoutItsSecret() {
        assertThat(store.location()).isEqualTo("s3:" + S3Server.endpoint(server.port()) + "/" + bucket);
        assertThat(store.description())
                .isEqualTo("bucket " + bucket + " at " + S3Server.endpoint(server.port())
                        + " by the key in AWS_ACCESS_KEY_ID");
    }

    private BlobStore another() {
        return new S3Bucket(S3Account.of(new HashMap<>(server.environment())), bucket);
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
