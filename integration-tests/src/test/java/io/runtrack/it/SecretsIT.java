package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.OneFileJob;
import io.runtrack.it.host.SecretiveJob;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks for planted secrets in every byte that tracking leaves anywhere: on the way, after a kill, after the recovery.
 */
final class SecretsIT {
    private static final String SECRET = "hunter2";
    private static final String ADDRESS = "jane.roe@acme.example";

    @TempDir
    private Path temporary;

    @EachJdk
    void noSecretIsFoundAnywhere(Jdk jdk) throws IOException {
        Traces traces = track(jdk, "", SECRET);

        assertThat(traces.journal()).isEmpty();
        assertThat(traces.stored()).isEmpty();
        assertThat(traces.stderr()).isEmpty();
        StoredRun run = commandRun();
        assertThat(run.text("subcommand")).isEqualTo("api_key=***");
        assertThat(run.text("config_path")).isEqualTo("/etc/p.yaml?password=***&to=" + ADDRESS);
        assertThat(run.text("error_message")).isEqualTo("db.password: *** for " + ADDRESS);
        assertThat(run.metadata().at("/labels/conn").asText()).isEqualTo("AccountKey=***");
        TreeSet<String> paths = new TreeSet<>();
        run.forEachFile(file -> paths.add(file.get("file_path").asText() + " " + file.get("attempt")));
        assertThat(paths)
                .containsExactly(
                        "/in/2.wav?sig=***&se=5 1",
                        "/in/3.wav 1",
                        "/in/3.wav 2",
                        "https://me:***@acct.example/" + ADDRESS + "/1.wav 1");
    }

    @EachJdk
    void noAddressIsFoundAnywhereWhereTheyAreMasked(Jdk jdk) throws IOException {
        Traces traces = track(jdk, ",mask.emails=true", ADDRESS);

        assertThat(traces.journal()).isEmpty();
        assertThat(traces.stored()).isEmpty();
        assertThat(traces.stderr()).isEmpty();
        JsonNode email = commandRun().metadata().at("/email_results/0");
        assertThat(email.get("email").asText()).isEqualTo("j***@acme.example");
    }

    @EachJdk
    void bothAreFoundWhereTheyAreToBeShown(Jdk jdk) throws IOException {
        Traces traces = track(jdk, ",redact=off", SECRET);

        assertThat(traces.journal()).as("journals").isNotEmpty();
        assertThat(traces.stored()).as("documents").isNotEmpty();
        assertThat(traces.stderr()).as("lines").isNotEmpty();
        assertThat(filesWith(ADDRESS, folder().path())).isNotEmpty();
    }

    @EachJdk
    void patternsOfTheConfigFileAreHiddenToo(Jdk jdk) throws IOException {
        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"),
                "path: " + folder().path() + "\nredact:\n  patterns: ['one(\\.wav)', '(?i)one-file']\nfiles: []\n");

        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("config=" + config)
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.output()).isEqualTo("/in/one.wav\ndone\n");
        assertThat(jvm.errors()).isEmpty();
        folder().run("***")
                .forEachFile(file -> assertThat(file.get("file_path").asText()).isEqualTo("/in/one***"));
    }

    @EachJdk
    void theMessageOfAStorageThatFailsIsHiddenToo(Jdk jdk) throws IOException {
        Path noFolder = Files.writeString(temporary.resolve("no-folder"), "");

        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + noFolder + "/c?sig=" + SECRET + ",log.level=debug")
                .main(OneFileJob.class)
                .run();

        assertThat(jvm.errors()).contains("sig=***").doesNotContain(SECRET);
    }

    /** Where something was found. */
    private record Traces(List<String> journal, List<String> stored, List<String> stderr) {}

    /** Kills a JVM with all of its records in the journal and one file in flight, and has the next one recover them. */
    private Traces track(Jdk jdk, String more, String wanted) throws IOException {
        FinishedJvm killed;
        try (RunningJvm jvm = host(jdk, ",checkpoint=1h" + more).start()) {
            killed = jvm.awaitLine("recorded").awaitLine("in flight").kill();
        }
        List<String> journal = filesWith(wanted, spool());
        FinishedJvm second;
        try (RunningJvm jvm = host(jdk, more).start()) {
            second = jvm.awaitLine("in flight").tell("").await();
        }
        assertThat(second.exitCode()).as("%s", second).isZero();
        assertThat(folder().runs()).hasSizeGreaterThanOrEqualTo(3);
        List<String> lines = Stream.concat(
                        killed.errors().lines(), second.errors().lines())
                .filter(line -> line.contains(wanted))
                .toList();
        return new Traces(journal, filesWith(wanted, folder().path()), lines);
    }

    private ForkedJvm host(Jdk jdk, String more) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + folder().path() + ",spool=" + spool() + ",verbose=true,log.level=debug" + more)
                .environment("TRACKING_LABELS", "conn=AccountKey=hunter2-label")
                .option("-Duser.name=" + ADDRESS)
                .main(SecretiveJob.class);
    }

    private StoredRun commandRun() {
        return folder().runs().stream()
                .filter(run -> run.text("command").equals("client_secret=***"))
                .findFirst()
                .orElseThrow();
    }

    private Path spool() {
        return temporary.resolve("spool");
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    /** The files that hold a text, or are named after it. */
    private static List<String> filesWith(String wanted, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(wanted) || holds(file, wanted))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean holds(Path file, String wanted) {
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
