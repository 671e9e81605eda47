package io.runtrack.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InMemoryStoreTest extends BlobStoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void copiesOfAGrowingBlobCostLessThanThreeTimesItsSize(@TempDir Path spool) throws IOException {
        String records = "[\n" + "1,\n".repeat(20_000) + "1";
        Path workingFile = Files.writeString(spool.resolve("files"), records);
        GrowingBlob growing = store.grow("log.json");
        for (int length = "[\n1".length(); length <= records.length(); length += "1,\n".length()) {
            growing.publish(workingFile, length);
        }
        growing.finish(workingFile, records.length());
        assertThat(store.bytesWritten()).isLessThan(3L * records.length() + 100);
    }

    @Test
    void saysNothingOfItsLocationUnlessTheStoreDoes() {
        assertThat(store.location()).isNull();
    }
}
