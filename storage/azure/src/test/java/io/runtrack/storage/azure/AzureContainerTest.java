package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.Azurite;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureContainerTest extends BlobStoreContract {
    private static final String NAME = "run_metadata/2026/01/31/x.json";

    @TempDir
    static Path folder;

    private static Azurite azurite;

    private final String container = "c" + UUID.randomUUID();
    private final BlobStore store = open();

    @BeforeAll
    static void start() throws IOException {
        azurite = Azurite.start(folder);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void updatesWhatItWroteOrReadLastAndNothingThatAnotherWroteSince() throws IOException {
        BlobStore other = open();
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
        open().update(NAME, text("same"));
        store.update(NAME, text("same"));
        assertThat(store.read(NAME)).hasContent("same");
    }

    @Test
    void showsNotesInListings() throws IOException {
        store.write(NAME, noted("{}", Map.of("status", "running", "head", "{\"a\": \"<&> b\"}")));
        assertThat(store.listWithNotes("run_metadata/")).singleElement().satisfies(blob -> {
            assertThat(blob.name()).isEqualTo(NAME);
            assertThat(blob.notes()).containsEntry("status", "running").containsEntry("head", "{\"a\": \"<&> b\"}");
        });
    }

    @Test
    void isEmptyAsLongAsThereIsNoContainer() throws IOException {
        assertThat(store.list("")).isEmpty();
        assertThat(store.delete(NAME)).isFalse();
        assertThatThrownBy(() -> store.read(NAME)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void saysWhereItIsWithoutItsSecret() {
        assertThat(store.location()).isEqualTo(azurite.endpoint() + "/" + container);
        assertThat(store.description())
                .contains(container, azurite.endpoint(), "AZURE_STORAGE_CONNECTION_STRING")
                .doesNotContain(Azurite.key());
    }

    private BlobStore open() {
        return new AzureContainer(
                AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, azurite.connectionString())), container);
    }

    private static BlobContent text(String text) {
        return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BlobContent noted(String text, Map<String, String> notes) {
        BlobContent content = text(text);
        return new BlobContent() {
            @Override
            public long length() {
                return content.length();
            }

            @Override
            public java.io.InputStream open() throws IOException {
                return content.open();
            }

            @Override
            public Map<String, String> notes() {
                return notes;
            }
        };
    }
}
