package io.runtrack.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program with the agent and without it. Both print the same and exit with the same code, and nothing of the
 * agent's went wrong.
 */
final class CapturedHost {
    private final Jdk jdk;
    private final Path folder;
    private final Path[] classPath;
    private final List<String> options = new ArrayList<>();
    private String settings = "";

    CapturedHost(Jdk jdk, Path folder, Path... classPath) {
        this.jdk = jdk;
        this.folder = folder;
        this.classPath = classPath;
    }

    /** Of this host alone. */
    CapturedHost option(String option) {
        options.add(option);
        return this;
    }

    /** More arguments of the agent, with a comma in front. */
    CapturedHost settings(String more) {
        settings = more;
        return this;
    }

    /** The runs in the order of their start. */
    List<StoredRun> runs(Class<?> host, String... arguments) {
        return runs(host.getName(), arguments);
    }

    List<StoredRun> runs(String main, String... arguments) {
        FinishedJvm without = host().main(main, arguments).run();
        TrackedFolder tracked = new TrackedFolder(folder.resolve("tracking-" + System.nanoTime()));
        FinishedJvm with = host().agent("path=" + tracked.path() + ",log.level=debug" + settings)
                .main(main, arguments)
                .run();

        assertThat(with.output()).as("%s", with).isEqualTo(without.output());
        assertThat(plain(with.hostErrorLines())).isEqualTo(plain(without.hostErrorLines()));
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(with.agentLines()).as("%s", with).contains("[runtrack] suppressed errors: 0");
        return tracked.runs().stream()
                .sorted((a, b) -> a.text("started_at").compareTo(b.text("started_at")))
                .toList();
    }

    /** The only run of a program that dies by itself, as recovery finishes it. */
    StoredRun died(String main, String... arguments) {
        TrackedFolder tracked = new TrackedFolder(folder.resolve("tracking-" + System.nanoTime()));
        host().agent("path=" + tracked.path() + settings).main(main, arguments).run();
        ForkedJvm.on(jdk, folder)
                .classPath(ForkedJvm.cliJar())
                .main(
                        "io.runtrack.cli.Main",
                        "recover",
                        "--path",
                        tracked.path().toString())
                .run();
        return tracked.onlyRun();
    }

    /**
     * What a run says, as {@code command subcommand config_path target_date status exit_code error_type error_message}.
     */
    static String told(StoredRun run) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                "command",
                "subcommand",
                "config_path",
                "target_date",
                "status",
                "exit_code",
                "error_type",
                "error_message")) {
            JsonNode value = run.metadata().path(field);
            text.append(text.isEmpty() ? "" : " | ").append(value.isNull() ? "-" : value.asText());
        }
        return text.toString();
    }

    /** What no two processes have in common in their logs. */
    private static List<String> plain(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\\[?\\d{4}-\\d\\d-\\d\\d[ T]\\S+ +(-|[A-Z]+) +\\d+", "TIME PID"))
                .toList();
    }

    private ForkedJvm host() {
        return ForkedJvm.on(jdk, folder)
                .option(ForkedJvm.QUICK_START) // frameworks start slowly, and do little here
                .classPath(classPath)
                .option(options.toArray(String[]::new));
    }
}
