package io.runtrack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InMemoryStoreTest extends BlobStoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    BlobStore store() {
        return store;
    }

    @Test
    void copiesOfAGrowingBlobCostLessThanThreeTimesItsSize(@TempDir Path spool) throws IOException {
        Path workingFile = spool.resolve("files");
        StringBuilder records = new StringBuilder("[");
        GrowingBlob growing = store.grow("log.json");
        for (int record = 0; record < 5_000; record++) {
            records.append(record == 0 ? "\n" : ",\n").append(record);
            Files.writeString(workingFile, records);
            growing.publish(workingFile, records.length());
        }
        growing.finish(workingFile, records.length());
        assertThat(store.bytesWritten()).isLessThan(3L * records.length() + 100);
    }

    @Test
    void saysNothingOfItsLocationUnlessTheStoreDoes() {
        assertThat(store.location()).isNull();
    }
}
