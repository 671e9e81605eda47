package io.runtrack.ui;

import io.runtrack.figures.FigureOptions;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.api.ApiV1;
import io.runtrack.ui.api.Stored;
import io.runtrack.ui.cache.CacheFolder;
import io.runtrack.ui.index.RunIndex;
import io.runtrack.ui.server.AccessToken;
import io.runtrack.ui.server.WebServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The web page of a storage, served as long as it is open. It reads only. Safe for several threads. */
public final class WebPage implements Closeable {
    private static final String TOKEN_FILE = "ui-token";
    private static final long KEPT_FIRST_MILLIS = 2_000; // whoever waits for the first page comes first
    private static final long KEPT_EACH_MILLIS = 60_000;

    private final WebServer server;
    private final Thread keeper;

    private WebPage(WebServer server, Thread keeper) {
        this.server = server;
        this.keeper = keeper;
    }

    /**
     * What the page is like.
     *
     * @param port where it is served; 0 for any free port
     * @param withToken whether only those may see it who know the printed URL
     * @param figures what figures are about
     * @param selection which runs they are about, in words: the same for the same ones
     * @param program what tells of the program
     * @param spool where processes of this machine keep their journals; null where that is not known
     * @param clock what {@code now} is
     * @param environment the environment variables
     */
    public record Options(
            int port,
            boolean withToken,
            FigureOptions figures,
            String selection,
            Stored.Program program,
            @Nullable Path spool,
            Clock clock,
            Map<String, String> environment) {}

    /**
     * Starts to serve it.
     *
     * @param storage where the runs are; left open
     * @param say takes lines for people
     * @throws BindException when the port is taken
     */
    public static WebPage start(TrackingStorage storage, Options options, Consumer<String> say) throws IOException {
        CacheFolder cache = CacheFolder.ofUser(options.environment());
        String token = options.withToken() ? token(cache, say) : null;
        RunIndex index = new RunIndex(storage, options.clock());
        String kept = fileOf(storage);
        restore(index, cache, kept);
        Path facts = cache.folder("facts");
        Stored stored = new Stored(
                storage,
                index,
                options.figures(),
                options.clock(),
                options.program(),
                options.spool(),
                cache,
                facts == null ? null : new Stored.Kept(facts, options.selection()));
        ApiV1 api = new ApiV1(stored);
        WebServer server = WebServer.start(
                options.port(),
                token,
                api,
                failure -> say.accept("runtrack: a request could not be answered: " + described(failure)));
        return new WebPage(server, warmUp(api, index, cache, kept));
    }

    private static String described(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** The same one after a restart, so that bookmarks go on. */
    private static String token(CacheFolder cache, Consumer<String> say) {
        try {
            return cache.kept(TOKEN_FILE, AccessToken::random, AccessToken::isOne);
        } catch (IOException unusable) {
            say.accept("runtrack: the token is for this time alone, since it cannot be kept in "
                    + cache.path(TOKEN_FILE) + ": " + unusable.getMessage());
            return AccessToken.random();
        }
    }

    /** By the time somebody has opened the page its first screen is there. What fails is said to whoever asks. */
    private static Thread warmUp(ApiV1 api, RunIndex index, CacheFolder cache, String file) {
        Thread thread = new Thread(
                () -> {
                    try {
                        api.prepare();
                        Thread.sleep(KEPT_FIRST_MILLIS);
                        while (true) {
                            if (index.hasNews()) {
                                keep(index, cache, file);
                            }
                            Thread.sleep(KEPT_EACH_MILLIS);
                        }
                    } catch (RuntimeException saidLater) {
                        // the first request meets it again
                    } catch (InterruptedException ended) {
                        if (index.hasNews()) {
                            keep(index, cache, file);
                        }
                        Thread.currentThread().interrupt();
                    }
                },
                "runtrack-ui-index");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void restore(RunIndex index, CacheFolder cache, String file) {
        try {
            ByteBuffer kept = cache.map(file);
            if (kept != null) {
                index.restore(kept);
            }
        } catch (IOException broken) {
            // the documents are read instead
        }
    }

    private static void keep(RunIndex index, CacheFolder cache, String file) {
        try {
            cache.write(file, index::keep);
        } catch (IOException full) {
            // the next start takes longer
        }
    }

    /** One for each storage. */
    private static String fileOf(TrackingStorage storage) {
        byte[] name = storage.destination().getBytes(StandardCharsets.UTF_8);
        return "runs-" + UUID.nameUUIDFromBytes(name);
    }

    /** What to open. */
    public String url() {
        return server.url();
    }

    /** Where it is served. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
