package io.runtrack.it.ui;

import io.runtrack.fixtures.Prerequisite;
import io.runtrack.it.jvm.RunningJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Node with the libraries that check the front end, which {@code .ci/run} installs beside it. */
final class NodeChecks {
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Path module;

    private NodeChecks(Path module) {
        this.module = module;
    }

    /** Ends the test where one of the programs is missing. */
    static NodeChecks find(String... programs) {
        Path module = Path.of(System.getProperty("runtrack.root", ".."), "ui").normalize();
        for (String program : programs) {
            if (!isOnThePath(program)) {
                throw Prerequisite.missing("No " + program + " on the PATH: .ci/run installs it");
            }
        }
        if (!Files.isDirectory(module.resolve("node_modules/playwright-core"))) {
            throw Prerequisite.missing("No ui/node_modules: run npm ci in the folder ui, or .ci/run");
        }
        return new NodeChecks(module);
    }

    /** Starts a program in the folder of the front end. */
    RunningJvm start(Path output, String url, String... command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(module.toFile());
        builder.environment().put("RUNTRACK_URL", url);
        return RunningJvm.launch(builder, output, LONGEST);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
