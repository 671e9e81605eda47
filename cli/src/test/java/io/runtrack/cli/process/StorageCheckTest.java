package io.runtrack.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What doctor says of services that do not keep to the conditions of a write, as some that speak S3's protocol. */
class StorageCheckTest {
    private final Map<String, byte[]> blobs = new TreeMap<>();

    @Test
    void warnsOfAServiceThatReplacesWhatHasChanged() {
        Check check = StorageCheck.of(new Careless(), new Careless());

        assertThat(check.result()).isEqualTo(Check.Result.WARNING);
        assertThat(check.message()).contains("replaces what has changed meanwhile", "conditional writes: Careless");
        assertThat(blobs).isEmpty();
    }

    @Test
    void warnsOfAServiceThatCreatesWhatIsThere() {
        Careless creating = new Careless() {
            @Override
            public boolean create(String name, BlobContent content) throws IOException {
                write(name, content);
                return true;
            }

            @Override
            public String description() {
                return "a service";
            }
        };
        assertThat(StorageCheck.of(creating, creating).message())
                .contains("creates what is there already", "conditional writes: a service");
    }

    /** A store of no more than the five methods. */
    private class Careless implements BlobStore {
        @Override
        public InputStream read(String name) throws IOException {
            byte[] stored = blobs.get(name);
            if (stored == null) {
                throw new NoSuchFileException(name);
            }
            return new ByteArrayInputStream(stored);
        }

        @Override
        public void write(String name, BlobContent content) throws IOException {
            try (InputStream in = content.open()) {
                blobs.put(name, in.readAllBytes());
            }
        }

        @Override
        public List<String> list(String prefix) {
            return blobs.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }

        @Override
        public boolean delete(String name) {
            return blobs.remove(name) != null;
        }

        @Override
        public void close() {}
    }
}
