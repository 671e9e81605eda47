package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.FaultyProxy.Fault;
import io.runtrack.fixtures.FaultyProxy.Kind;
import io.runtrack.fixtures.S3Server;
import io.runtrack.fixtures.Slow;
import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Half of all requests fail, in any way, while somebody else deletes and overwrites: whoever reads meanwhile sees whole
 * arrays, and in the end all is there once.
 */
@Slow
@Timeout(300)
class RandomFaultsTest {
    private static final String NAME = "file_logs/2026/01/31/x_files.json";
    private static final int[] STATUSES = {403, 404, 409, 412, 429, 500, 503};

    private static S3Server server;

    @TempDir
    Path spool;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        server = S3Server.start(S3Server.Kind.S3MOCK, data.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLogIsWholeWhateverHappens(long seed) throws IOException {
        Random random = new Random(seed);
        try (FaultyProxy proxy = FaultyProxy.before(server.port())) {
            String bucket = server.createBucket("seed-" + seed);
            BlobStore others = store(server.port(), bucket);
            BlobStore store = store(proxy.port(), bucket);
            store.hurry();
            Random faults = new Random(seed);
            proxy.faults(request -> fault(faults));
            GrowingBlob log = store.grow(NAME);
            Path file = spool.resolve("working");
            StringBuilder content = new StringBuilder("[\n0");
            for (int checkpoint = 1; checkpoint <= 24; checkpoint++) {
                content.append((",\n" + checkpoint).repeat(content.length() / 4 + 1));
                Files.writeString(file, content);
                boolean published = publish(log, file, content.length());
                check(others, content.toString(), published);
                meddle(others, random.nextInt(12));
            }
            while (!finish(log, file, content.length())) {
                assertThat(file).exists();
            }
            assertThat(stored(others).equals(content + "\n]\n")).isTrue();
        }
    }

    private static boolean publish(GrowingBlob log, Path file, long length) {
        try {
            log.publish(file, length);
            return true;
        } catch (IOException fault) {
            return false;
        }
    }

    private static boolean finish(GrowingBlob log, Path file, long length) {
        try {
            log.finish(file, length);
            return true;
        } catch (IOException fault) {
            return false;
        }
    }

    /** A whole array of records that were there, at least half of them if it has just been written. */
    private static void check(BlobStore others, String content, boolean published) throws IOException {
        String stored;
        try {
            stored = stored(others);
        } catch (NoSuchFileException none) {
            return; // or deleted since it was written last
        }
        if (!stored.equals("[]\n")) {
            assertThat(stored.endsWith("\n]\n")).isTrue();
            assertThat(content.startsWith(stored.substring(0, stored.length() - 3)))
                    .isTrue();
            assertThat(!published || 2 * stored.length() > content.length()).isTrue();
        }
    }

    private static String stored(BlobStore others) throws IOException {
        try (var in = others.read(NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void meddle(BlobStore others, int what) throws IOException {
        if (what == 0) {
            others.delete(NAME);
        } else if (what == 1) {
            others.write(NAME, BlobContent.of("[]\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static synchronized Fault fault(Random random) {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        return switch (random.nextInt(8)) {
            case 0 -> Fault.refusal(status);
            case 1 -> new Fault(Kind.FORWARD_AND_REFUSE, status, 0);
            case 2 -> Fault.of(Kind.CUT_REPLY);
            case 3 -> Fault.of(Kind.CUT_REQUEST);
            default -> Fault.NONE;
        };
    }

    private static BlobStore store(int port, String bucket) {
        return new S3Bucket(S3Account.of(S3Server.environment(port)), bucket);
    }
}
