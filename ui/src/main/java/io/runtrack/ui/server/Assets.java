package io.runtrack.ui.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The shell of all pages, and its scripts and styles. They lie in the jar, {@code files.txt} names them. All of them
 * have one folder, named by what is in them, so that they find each other by relative names and browsers need never ask
 * for one again. Immutable.
 */
final class Assets {
    private static final String SHELL = "index.html";
    private static final String PLACE = "{{assets}}";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> byName;
    private final String hash;
    private final Answer shell;

    /**
     * One of them.
     *
     * @param answer with the content as it is
     * @param compressed the content compressed
     */
    record Asset(Answer answer, Body compressed) {}

    private Assets(Map<String, byte[]> contents) throws IOException {
        this.hash = hash(contents);
        this.byName = new HashMap<>();
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Answer answer = new Answer(
                    200,
                    type(content.getKey()),
                    Body.of(content.getValue()),
                    Map.of("Cache-Control", "private, max-age=31536000, immutable"));
            byName.put(content.getKey(), new Asset(answer, compressed(answer.body())));
        }
        byte[] page = contents.getOrDefault(SHELL, new byte[0]);
        String text = new String(page, StandardCharsets.UTF_8).replace(PLACE, "/assets/" + hash);
        this.shell = Answer.of(type(SHELL), Body.of(text));
    }

    /** Those of the jar. */
    static Assets ofTheJar() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : new String(read("files.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            contents.put(name, read(name));
        }
        return new Assets(contents);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IOException("the jar lacks the web page's " + name + "; build it again");
            }
            return in.readAllBytes();
        }
    }

    /** What each page is before its script has asked for anything. */
    Answer shell() {
        return shell;
    }

    /** The asset of a path; null when there is none, or another version of it. */
    @Nullable
    Asset of(List<String> path) {
        return path.size() == 3 && path.get(1).equals(hash) ? byName.get(path.get(2)) : null;
    }

    private static String type(String name) {
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "application/octet-stream");
    }

    private static String hash(Map<String, byte[]> contents) {
        MessageDigest digest = sha256();
        List<String> names = new ArrayList<>(contents.keySet());
        names.sort(null);
        for (String name : names) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(sha256().digest(contents.get(name)));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest.digest())
                .substring(0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static Body compressed(Body content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length() / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.bytes());
        }
        return Body.of(bytes.toByteArray());
    }
}
