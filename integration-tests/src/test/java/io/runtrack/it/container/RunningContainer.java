package io.runtrack.it.container;

import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.RunningJvm;
import java.util.ArrayList;
import java.util.List;

/** A container that was started. Closing it removes it, so that no failing test leaves one behind. For one thread. */
final class RunningContainer implements AutoCloseable {
    private final String name;
    private final RunningJvm podman;

    RunningContainer(String name, RunningJvm podman) {
        this.name = name;
        this.podman = podman;
    }

    /** Waits until something in it has printed the line. */
    RunningContainer awaitLine(String line) {
        podman.awaitLine(line);
        return this;
    }

    /** What an orchestrator does: SIGTERM to process 1, and after the grace period SIGKILL. */
    FinishedJvm stop(int graceSeconds) {
        Podman.mustRun("podman", "stop", "--time=" + graceSeconds, name);
        return await();
    }

    FinishedJvm kill() {
        Podman.mustRun("podman", "kill", "--signal=KILL", name);
        return await();
    }

    /** Runs one more command in it and answers all that this printed. */
    String exec(String... command) {
        List<String> words = new ArrayList<>(List.of("podman", "exec", name));
        words.addAll(List.of(command));
        return Podman.mustRun(words.toArray(String[]::new));
    }

    FinishedJvm await() {
        return podman.await();
    }

    @Override
    public void close() {
        Podman.mustRun("podman", "rm", "--force", "--ignore", "--time=0", name);
        podman.close();
    }
}
