package io.runtrack.events.lineage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transports that the settings of a process name: ours, if it says where, else those of the ecosystem. Each has a
 * name, by which one process goes on where another left off.
 */
final class Transports {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final long LONGEST_MILLIS = 30_000;
    private static final String ONLY = "openlineage";
    private static final String ENDPOINT = "endpoint";
    private static final int LAST_PORT = 65_535;
    private static final String NO_URL =
            "a transport of OpenLineage is left out: its url is none; write http://HOST:PORT or https://HOST";
    private static final String NO_HEADER = "a transport of OpenLineage is left out: its apiKey or one of its headers"
            + " holds what no header may, such as a line break, or is the client's own, such as Host; mend it";

    private final Map<String, String> environment;
    private final @Nullable Transport console;
    private final Consumer<String> warnings;
    private final Map<String, Transport> found = new LinkedHashMap<>();
    private boolean fileIsBroken;

    /**
     * Reads none yet.
     *
     * @param console takes what is to go to a console; null where there is none
     * @param warnings hears of what cannot be used
     */
    Transports(Map<String, String> environment, @Nullable Transport console, Consumer<String> warnings) {
        this.environment = environment;
        this.console = console;
        this.warnings = warnings;
    }

    /** By their names. */
    Map<String, Transport> of(String setting) {
        if (isTrue(environment.get("OPENLINEAGE_DISABLED"))) {
            return found;
        }
        if (setting.regionMatches(true, 0, "file:", 0, 5)) {
            addFile(ONLY, setting.substring(5));
        } else if (setting.contains("://")) {
            Map<String, Object> transport = new LinkedHashMap<>(legacyKey());
            transport.put("url", setting);
            addHttp(ONLY, transport);
        } else {
            addEcosystem();
        }
        return found;
    }

    private void addEcosystem() {
        Map<String, Object> settings = EcosystemSettings.of(YamlText.mapping(file()), environment);
        Map<?, ?> transport = YamlText.mapping(settings.get("transport"));
        String url = environment.getOrDefault("OPENLINEAGE_URL", "").strip();
        if (isTrue(YamlText.text(settings.get("disabled")))) {
            return;
        }
        if (!transport.isEmpty()) {
            add(ONLY, transport);
        } else if (!url.isEmpty()) {
            addLegacy(url);
        } else if (!fileIsBroken) { // of which a warning was given
            warnings.accept("nobody is told of runs by OpenLineage: openlineage is on, but neither openlineage.yml nor"
                    + " OPENLINEAGE__TRANSPORT__TYPE nor OPENLINEAGE_URL says where to");
        }
    }

    private void addLegacy(String url) {
        Map<String, Object> transport = new LinkedHashMap<>(legacyKey());
        transport.put("type", "http");
        transport.put("url", url);
        String endpoint = environment.getOrDefault("OPENLINEAGE_ENDPOINT", "").strip();
        if (!endpoint.isEmpty()) {
            transport.put(ENDPOINT, endpoint);
        }
        add(ONLY, transport);
    }

    private Map<String, Object> legacyKey() {
        String key = environment.getOrDefault("OPENLINEAGE_API_KEY", "").strip();
        return key.isEmpty() ? Map.of() : Map.of("auth", Map.of("type", "api_key", "apiKey", key));
    }

    private @Nullable Object file() {
        String named = environment.getOrDefault("OPENLINEAGE_CONFIG", "").strip();
        List<Path> places = named.isEmpty()
                ? List.of(
                        Path.of("openlineage.yml"),
                        Path.of(System.getProperty("user.home", ""), ".openlineage", "openlineage.yml"))
                : List.of(Path.of(named));
        for (Path place : places) {
            if (Files.exists(place)) {
                return read(place);
            }
        }
        if (!named.isEmpty()) {
            leaveOut("OPENLINEAGE_CONFIG names " + named + ", which is not there");
        }
        return null;
    }

    private void leaveOut(String brokenFile) {
        fileIsBroken = true;
        warnings.accept(brokenFile + "; mend it, or say with OPENLINEAGE_URL where OpenLineage events go");
    }

    private @Nullable Object read(Path place) {
        try {
            Object settings = YamlText.read(Files.readString(place));
            if (settings instanceof Map<?, ?>) {
                return settings;
            }
            leaveOut(place + " is no YAML with the key transport, and is left out");
        } catch (IOException unreadable) {
            leaveOut(place + " cannot be read, and is left out (" + unreadable + ")");
        }
        return null;
    }

    private void add(String name, Map<?, ?> transport) {
        String type = YamlText.text(transport.get("type"));
        switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "http" -> addHttp(name, transport);
            case "file" -> addFile(name, YamlText.text(transport.get("location")));
            case "composite" -> addAll(name, transport.get("transports"));
            case "console" -> addConsole(name);
            default ->
                warnings.accept("a transport of OpenLineage "
                        + (type == null ? "without a type" : "of the type " + type)
                        + " is left out: there are http, file and composite, and console on the command line");
        }
    }

    private void addConsole(String name) {
        if (console == null) {
            warnings.accept("the transport console is left out: the console is the application's own");
        } else {
            found.put(name, console);
        }
    }

    /** Several, by names of their own or by their places. */
    private void addAll(String name, @Nullable Object transports) {
        if (transports instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(name + "-" + (i + 1), YamlText.mapping(list.get(i)));
            }
        } else {
            YamlText.mapping(transports)
                    .forEach((key, each) -> add(
                            name + "-" + String.valueOf(key).replaceAll("[^A-Za-z0-9]", "-"), YamlText.mapping(each)));
        }
    }

    private void addFile(String name, @Nullable String location) {
        if (location == null || location.isBlank()) {
            warnings.accept("a file of OpenLineage events is left out: it has no location; set location to a path");
            return;
        }
        try {
            Path file = location.startsWith("//") ? Path.of(URI.create("file:" + location)) : Path.of(location);
            found.put(name, new FileTransport(file));
        } catch (IllegalArgumentException invalid) {
            warnings.accept("a file of OpenLineage events is left out: its location is no path");
        }
    }

    private void addHttp(String name, Map<?, ?> transport) {
        String url = YamlText.text(transport.get("url"));
        String endpoint = YamlText.text(transport.get(ENDPOINT));
        try {
            URI uri = URI.create(url == null ? "" : url.strip());
            if (endpoint != null && !endpoint.isBlank()) {
                uri = URI.create(withoutEnd(uri.toString()) + "/" + withoutStart(endpoint.strip()));
            }
            addHttp(name, uri, transport);
        } catch (IllegalArgumentException invalid) {
            warnings.accept(NO_URL);
        }
    }

    private void addHttp(String name, URI uri, Map<?, ?> transport) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getPort() > LAST_PORT || !(scheme.equals("http") || scheme.equals("https"))) {
            warnings.accept(NO_URL);
            return;
        }
        String auth = YamlText.text(YamlText.mapping(transport.get("auth")).get("type"));
        if (auth != null && !auth.replace("_", "").equalsIgnoreCase("apikey")) {
            warnings.accept("a transport of OpenLineage is left out: its auth has the type " + auth
                    + "; there is api_key, and headers take what else is needed");
            return;
        }
        boolean compresses = "gzip".equalsIgnoreCase(YamlText.text(transport.get("compression")));
        try {
            found.put(
                    name,
                    new HttpTransport(HttpTransport.endpoint(uri), headers(transport), compresses, time(transport)));
        } catch (IllegalArgumentException invalid) { // whose message holds the header
            warnings.accept(NO_HEADER);
        }
    }

    private static Map<String, String> headers(Map<?, ?> transport) {
        Map<String, String> headers = new LinkedHashMap<>();
        YamlText.mapping(transport.get("headers")).forEach((name, value) -> {
            String text = YamlText.text(value);
            if (text != null) {
                headers.put(String.valueOf(name), text);
            }
        });
        Map<?, ?> auth = YamlText.mapping(transport.get("auth"));
        Object given = auth.get("apiKey") == null ? auth.get("api_key") : auth.get("apiKey");
        String key = YamlText.text(given);
        if (key != null && !key.isBlank()) {
            headers.put("Authorization", "Bearer " + key.strip()); // files that hold keys often end with a line break
        }
        return headers;
    }

    private static Duration time(Map<?, ?> transport) {
        String millis = YamlText.text(transport.get("timeoutInMillis"));
        try {
            return millis == null
                    ? USUAL
                    : Duration.ofMillis(Math.max(1, Math.min(LONGEST_MILLIS, Long.parseLong(millis))));
        } catch (NumberFormatException invalid) {
            return USUAL;
        }
    }

    private static String withoutEnd(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String withoutStart(String endpoint) {
        return endpoint.startsWith("/") ? endpoint.substring(1) : endpoint;
    }

    private static boolean isTrue(@Nullable String text) {
        return text != null && text.strip().equalsIgnoreCase("true");
    }
}
