package io.runtrack.it.storage;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobName;
import io.runtrack.storage.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Keeps blobs in a {@link MemoryServer}. The five methods that a store needs, and where it is. */
final class MemoryStore implements BlobStore {
    private static final int OK = 200;

    private final int port;

    MemoryStore(int port) {
        this.port = port;
    }

    @Override
    public InputStream read(String name) throws IOException {
        HttpURLConnection reply = ask("GET", BlobName.check(name));
        if (reply.getResponseCode() != OK) {
            throw new NoSuchFileException(name);
        }
        try (InputStream content = reply.getInputStream()) {
            return new ByteArrayInputStream(content.readAllBytes());
        }
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        HttpURLConnection request = ask("PUT", BlobName.check(name));
        request.setDoOutput(true);
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        }
        try (OutputStream out = request.getOutputStream()) {
            out.write(bytes);
        }
        if (request.getResponseCode() != OK) {
            throw new IOException("no memory for " + name);
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        try (InputStream names = ask("OPTIONS", BlobName.checkPrefix(prefix)).getInputStream()) {
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        return ask("DELETE", BlobName.check(name)).getResponseCode() == OK;
    }

    @Override
    public String location() {
        return "mem://" + port;
    }

    @Override
    public void close() {}

    private HttpURLConnection ask(String method, String name) throws IOException {
        HttpURLConnection request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/?" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .toURL()
                        .openConnection();
        request.setRequestMethod(method);
        return request;
    }
}
