package io.runtrack.events.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one receiver, each bounded in time, whatever the other side does: the status decides, also where
 * the rest of the answer is long or never ends. It follows no redirect, since a request may carry a key.
 *
 * <p>The host's own settings stay as they are. {@code HttpURLConnection} would use, and fill, its cookies,
 * authenticator and cache. The default {@link SSLContext} is not asked for, either: whoever does that first fixes it
 * for the whole JVM, before a host may have named its trust store. Proxies are the JVM's.
 */
public final class HttpSender {
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);

    private final boolean secure;
    private final Duration longest;
    private final Duration longestIdle;
    private @Nullable HttpClient client; // guarded by this
    private long lastUsed; // guarded by this

    /**
     * Opens nothing yet.
     *
     * @param secure whether it is for {@code https}
     * @param longest how long a request may take
     */
    public HttpSender(boolean secure, Duration longest) {
        this(secure, longest, LONGEST_IDLE);
    }

    /** @param longestIdle how long a connection may lie idle, and be used again */
    HttpSender(boolean secure, Duration longest, Duration longestIdle) {
        this.secure = secure;
        this.longest = longest;
        this.longestIdle = longestIdle;
    }

    /**
     * A request to a URL. A user that stands in it is the receiver's: the JDK's client would leave it out.
     *
     * @throws IllegalArgumentException if no request can go there; the message may hold the URL
     */
    public static HttpRequest.Builder to(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "runtrack");
        String user = uri.getUserInfo();
        return user == null
                ? request
                : request.setHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends one request.
     *
     * @throws StatusException if the answer is no success
     * @throws IOException if there is no answer; the message says why, without the URL
     */
    public void send(HttpRequest request) throws IOException {
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<HttpResponse<Void>> answer;
        try {
            answer = client().sendAsync(request, head -> {
                status.set(head.statusCode());
                return HttpResponse.BodySubscribers.discarding();
            });
        } catch (GeneralSecurityException noSsl) {
            throw new IOException("this JVM has no TLS: " + noSsl.getMessage(), noSsl);
        }
        try {
            await(answer);
        } catch (InterruptedIOException calledOff) {
            throw calledOff;
        } catch (IOException noWholeAnswer) {
            if (status.get() == 0) {
                throw noWholeAnswer;
            }
        }
        if (status.get() < OK || status.get() >= FIRST_REDIRECT) {
            throw new StatusException(status.get());
        }
    }

    private void await(CompletableFuture<HttpResponse<Void>> answer) throws IOException {
        try {
            answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer within " + longest.toMillis() + " ms", late);
        } catch (InterruptedException calledOff) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("no answer before the end");
        } catch (ExecutionException failure) {
            throw new IOException(reason(failure.getCause()), failure);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its host is not known";
            }
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "nobody answers there";
        }
        if (failure instanceof ConnectException) {
            return "the connection is refused";
        }
        return String.valueOf(failure);
    }

    /**
     * A new one after a while, with new connections. Between the start of a run and its end there may be hours, in
     * which a router on the way forgets a connection: a request on it is never answered, and at the end of a JVM there
     * is no time for another.
     */
    private synchronized HttpClient client() throws GeneralSecurityException {
        HttpClient known = client;
        long now = System.nanoTime();
        boolean isFresh = now - lastUsed < longestIdle.toNanos();
        lastUsed = now;
        if (known == null || !isFresh) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(longest)
                    .sslContext(ownContext())
                    .build();
            client = known;
        }
        return known;
    }

    /** With the JVM's certificates, which take long to read, only where they are needed. */
    private SSLContext ownContext() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], secure ? null : new TrustManager[0], null);
        return context;
    }
}
