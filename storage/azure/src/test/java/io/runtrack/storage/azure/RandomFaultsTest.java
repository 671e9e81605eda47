package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
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

    @TempDir
    static Path data;

    private static Azurite azurite;

    @TempDir
    Path spool;

    @BeforeAll
    static void start() throws IOException {
        azurite = Azurite.start(data);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLogIsWholeWhateverHappens(long seed) throws IOException {
        Random random = new Random(seed);
        try (FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            BlobStore others = store(azurite.port(), "seed-" + seed);
            BlobStore store = store(proxy.port(), "seed-" + seed);
            others.write("first", BlobContent.of(new byte[0]));
            store.hurry();
            Random faults = new Random(seed);
            proxy.faults(request -> fault(faults));
            GrowingBlob log = store.grow(NAME);
            Path file = spool.resolve("working");
            StringBuilder content = new StringBuilder("[\n0");
            for (int checkpoint = 1; checkpoint <= 25; checkpoint++) {
                content.append(",\n").append(checkpoint);
                Files.writeString(file, content);
                boolean published = publish(log, file, content.length());
                check(others, content.toString(), published);
                meddle(others, random.nextInt(12));
            }
            while (!finish(log, file, content.length())) {
                assertThat(file).exists();
            }
            assertThat(others.read(NAME)).hasContent(content + "\n]\n");
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

    private static void check(BlobStore others, String content, boolean published) throws IOException {
        String stored;
        try (var in = others.read(NAME)) {
            stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            assertThat(published).isFalse();
            return;
        }
        if (published) {
            assertThat(stored).isEqualTo(content + "\n]\n");
        } else if (!stored.equals("[]\n")) {
            assertThat(stored).endsWith("\n]\n");
            assertThat(content).startsWith(stored.substring(0, stored.length() - 3));
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

    private static BlobStore store(int port, String container) {
        return new AzureContainer(
                AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, Azurite.connectionString(port))), container);
    }
}
