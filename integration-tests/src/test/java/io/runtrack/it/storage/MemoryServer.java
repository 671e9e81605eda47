package io.runtrack.it.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps blobs in the memory of this process, for others that ask by HTTP. Answers one request after the other. */
final class MemoryServer implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final SortedMap<String, byte[]> blobs = new TreeMap<>();
    private final HttpServer server;

    MemoryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String name = URLDecoder.decode(query, StandardCharsets.UTF_8);
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer =
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> put(name, body);
                    case "GET" -> blobs.get(name);
                    case "DELETE" -> blobs.remove(name);
                    default -> names(name);
                };
        exchange.sendResponseHeaders(
                answer == null ? 404 : 200, answer == null || answer.length == 0 ? -1 : answer.length);
        if (answer != null) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private byte[] put(String name, byte[] content) {
        blobs.put(name, content);
        return NOTHING;
    }

    private byte[] names(String prefix) {
        StringBuilder names = new StringBuilder();
        for (String name : blobs.keySet()) {
            if (name.startsWith(prefix)) {
                names.append(name).append('\n');
            }
        }
        return names.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
