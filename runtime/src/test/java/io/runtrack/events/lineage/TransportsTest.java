package io.runtrack.events.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportsTest {
    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    /** Whatever lies about on this machine is not asked. */
    @BeforeEach
    void nameAFileWithoutATransport() throws IOException {
        write("disabled: false\n");
    }

    @Test
    void takesWhatTheSettingItselfNames() {
        assertThat(places("http://marquez:5000")).containsExactly("http://marquez:5000");
        assertThat(places("file:" + folder.resolve("events.ndjson")))
                .containsExactly(folder.resolve("events.ndjson").toString());
        assertThat(warnings).isEmpty();
    }

    @Test
    void takesTheEcosystemsVariablesBeforeItsFile() throws IOException {
        write("transport: {type: http, url: 'http://file:1'}\n");
        assertThat(places("on")).containsExactly("http://file:1");
        environment.put("OPENLINEAGE_URL", "http://legacy:2");
        assertThat(places("on")).containsExactly("http://file:1");
        environment.put("OPENLINEAGE__TRANSPORT__URL", "http://piece:3");
        assertThat(places("on")).containsExactly("http://piece:3");
        environment.put(
                "OPENLINEAGE__TRANSPORT",
                "{\"type\": \"composite\", \"transports\": [{\"type\": \"file\", \"location\": \"/a\"},"
                        + " {\"type\": \"http\", \"url\": \"http://whole:4\"}]}");
        assertThat(places("on")).containsExactly("/a", "http://whole:4");
        assertThat(warnings).isEmpty();
        environment.put("OPENLINEAGE_DISABLED", "true");
        assertThat(places("on")).isEmpty();
        assertThat(places("http://marquez:5000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no host", "http://", "ftp://marquez", "file:", "http://user:secret@"})
    void leavesOutASettingThatIsNoPlace(String setting) {
        assertThat(places(setting)).isEmpty();
        assertThat(warnings).singleElement().asString().contains("is left out").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: file}",
                "{type: file, location: ''}",
                "{type: file, location: \"a\\0b\"}",
                "{type: file, log_file_path: /somewhere}",
                "{type: http}",
                "{type: http, url: marquez}",
                "{type: http, url: 'http://user:secret@'}",
                "{type: kafka, url: 'http://x'}",
                "{url: 'http://x'}",
                "{type: http, url: 'http://x:99999'}",
                "{type: http, url: 'http://x', auth: {type: api_key, apiKey: \"secret\\nsecret\"}}",
                "{type: http, url: 'http://x', headers: {X-Key: \"secret\\rsecret\"}}",
                "{type: http, url: 'http://x', headers: {Host: secret}}",
                "{type: http, url: 'http://x', auth: {type: jwt, apiKey: secret}}",
                "{type: console}"
            })
    void leavesOutATransportThatCannotBeUsedAndKeepsTheOthers(String transport) throws IOException {
        write("transport: {type: composite, transports: [" + transport + ", {type: file, location: /good}]}\n");
        assertThat(places("on")).containsExactly("/good");
        assertThat(warnings).singleElement().asString().contains("is left out").doesNotContain("secret");
    }

    @Test
    void warnsOnceOfAFileThatIsBroken() throws IOException {
        write("transport: {type: http\n\tapiKey: secret");
        assertThat(places("on")).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(folder.resolve("openlineage.yml").toString(), "is no YAML", "OPENLINEAGE_URL")
                .doesNotContain("secret");
        environment.put("OPENLINEAGE_CONFIG", folder.resolve("none.yml").toString());
        environment.put("OPENLINEAGE_URL", "http://legacy:2");
        assertThat(places("on")).containsExactly("http://legacy:2");
        assertThat(warnings).hasSize(2).last().asString().contains("none.yml", "is not there");
    }

    @ParameterizedTest
    @CsvSource({
        "http://m:5000,          http://m:5000/api/v1/lineage",
        "http://m:5000/,         http://m:5000/api/v1/lineage",
        "http://m?key=1,         http://m/api/v1/lineage?key=1",
        "http://m:5000/own,      http://m:5000/own",
        "http://m:5000/own/?k=1, http://m:5000/own/?k=1",
    })
    void appendsTheEndpointOnlyWhereThereIsNoPath(String url, String endpoint) {
        assertThat(HttpTransport.endpoint(URI.create(url))).hasToString(endpoint);
    }

    /** In a JVM of its own, as it has a working folder and a home. */
    @Test
    void looksIntoTheWorkingFolderBeforeTheHome() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(home.resolve(".openlineage"));
        Files.writeString(home.resolve(".openlineage/openlineage.yml"), "transport: {type: http, url: 'http://home'}");
        Files.writeString(work.resolve("openlineage.yml"), "transport: {type: http, url: 'http://work'}");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(work.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("OPENLINEAGE"));
        Process process = builder.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[http://work]\n[http://home]\n");
        assertThat(process.waitFor()).isZero();
    }

    static final class Main {
        public static void main(String[] arguments) throws IOException {
            System.out.println(LineageSender.of("on", Map.of(), event -> {}, System.out::println)
                    .places());
            Files.delete(Path.of("openlineage.yml"));
            System.out.println(LineageSender.of("on", Map.of(), event -> {}, System.out::println)
                    .places());
        }
    }

    private List<String> places(String setting) {
        return new Transports(environment, null, warnings::add)
                .of(setting).values().stream().map(Transport::place).toList();
    }

    private void write(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("openlineage.yml"), settings);
        environment.put("OPENLINEAGE_CONFIG", file.toString());
    }
}
