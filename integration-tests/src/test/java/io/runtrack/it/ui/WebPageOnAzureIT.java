package io.runtrack.it.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.runtrack.fixtures.Azurite;
import io.runtrack.fixtures.FaultyProxy;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A page whose runs are in Azure reads each document once, and again when it has changed. */
@Slow
final class WebPageOnAzureIT {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @EachJdk(newestAlone = true)
    void readsNoDocumentTwice(Jdk jdk) throws Exception {
        try (Azurite azurite = Azurite.start(folder);
                FaultyProxy proxy = FaultyProxy.before(azurite.port())) {
            BlobContainerClient container = new BlobServiceClientBuilder()
                    .connectionString(azurite.connectionString())
                    .buildClient()
                    .getBlobContainerClient("nights");
            container.create();
            write(container, "same", "success");
            write(container, "other", "success");

            try (RunningJvm server = serve(jdk, proxy)) {
                String url = server.awaitFirstLine();
                assertThat(ask(url)).contains("\"run_id\":\"same\"", "\"run_id\":\"other\"");
                assertThat(documents(proxy)).as("each once").hasSize(2);

                ask(url);
                assertThat(documents(proxy)).as("nothing has changed").hasSize(2);

                write(container, "other", "failed");
                String answer = ask(url);
                for (int i = 0; i < 300 && !answer.contains("\"status\":\"failed\""); i++) {
                    Thread.sleep(100);
                    answer = ask(url);
                }
                assertThat(answer).contains("\"status\":\"failed\"");
                assertThat(documents(proxy)).as("what has changed").hasSize(3);
                assertThat(documents(proxy).get(2)).contains("other.json");
            }
        }
    }

    private RunningJvm serve(Jdk jdk, FaultyProxy proxy) {
        ProcessBuilder command = new ProcessBuilder(
                jdk.launcher().toString(),
                "-jar",
                ForkedJvm.cliJar().toString(),
                "ui",
                "--port",
                "0",
                "--no-token",
                "--path",
                "azure://nights/runs");
        command.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        command.environment().put("AZURE_STORAGE_CONNECTION_STRING", Azurite.connectionString(proxy.port()));
        return RunningJvm.launch(command, folder.resolve("server"), Duration.ofMinutes(2));
    }

    private String ask(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "api/v1/runs")).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The metadata documents that were read so far. */
    private static List<String> documents(FaultyProxy proxy) {
        return proxy.requests().stream()
                .filter(request -> request.startsWith("GET ") && request.contains(".json"))
                .filter(request -> request.contains("run_metadata"))
                .toList();
    }

    /** As another writer does, who leaves no notes for listings. */
    private static void write(BlobContainerClient container, String id, String status) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        String document = "{\"run_id\": \"" + id + "\", \"command\": \"theirs\", \"started_at\": \"" + day
                + "T00:00:01\", \"status\": \"" + status + "\"}";
        container
                .getBlobClient("runs/run_metadata/" + day.toString().replace('-', '/') + '/' + id + ".json")
                .upload(BinaryData.fromString(document), true);
    }
}
