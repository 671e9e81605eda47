package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.fixtures.S3Server;
import io.runtrack.fixtures.Slow;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On a server that checks signatures. */
@Slow
class S3ProxyTest extends S3BucketContract {
    @Override
    S3Server.Kind kind() {
        return S3Server.Kind.S3PROXY;
    }

    @Test
    void findsTheLogWholeWhenTheServiceComesBack() throws IOException {
        String name = "file_logs/2026/01/31/x_files.json";
        Path file = Files.writeString(spool.resolve("working"), "[\n1");
        GrowingBlob log = store().grow(name);
        log.publish(file, 3);
        store().hurry();
        server().kill();
        Files.writeString(file, "[\n1,\n2");
        assertThatThrownBy(() -> log.publish(file, 6)).isInstanceOf(IOException.class);
        server().restart();
        log.publish(file, 6);
        assertThat(store().read(name)).hasContent("[\n1,\n2\n]\n");
    }
}
