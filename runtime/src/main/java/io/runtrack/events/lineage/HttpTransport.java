package io.runtrack.events.lineage;

import io.runtrack.events.delivery.RefusedException;
import io.runtrack.events.http.HttpSender;
import io.runtrack.events.http.StatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An OpenLineage endpoint. */
final class HttpTransport implements Transport {
    private static final String ENDPOINT = "/api/v1/lineage";

    private final URI uri;
    private final Map<String, String> headers;
    private final boolean compresses;
    private final HttpSender sender;

    /**
     * One that is not connected yet.
     *
     * @param uri with the path of the endpoint
     * @param headers of each request, as one that holds a key
     * @throws IllegalArgumentException if no request can go there, or have these headers; the message may hold a secret
     */
    HttpTransport(URI uri, Map<String, String> headers, boolean compresses, Duration longest) {
        this.uri = uri;
        this.headers = headers;
        this.compresses = compresses;
        this.sender = new HttpSender("https".equalsIgnoreCase(uri.getScheme()), longest);
        request(new byte[0]);
    }

    /** The endpoint of a server, unless the URL has a path of its own. */
    static URI endpoint(URI url) {
        String path = url.getRawPath();
        boolean isServer = path == null || path.isEmpty() || path.equals("/");
        String query = url.getRawQuery();
        return isServer ? url.resolve(query == null ? ENDPOINT : ENDPOINT + "?" + query) : url;
    }

    @Override
    public String place() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public void take(byte[] event) throws IOException {
        try {
            sender.send(request(compresses ? compressed(event) : event));
        } catch (StatusException answer) {
            throw answer.isForGood() ? new RefusedException(String.valueOf(answer.getMessage())) : answer;
        }
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpSender.to(uri).header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        if (compresses) {
            request.header("Content-Encoding", "gzip");
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private static byte[] compressed(byte[] event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(event);
        }
        return bytes.toByteArray();
    }
}
