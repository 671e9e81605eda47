package io.runtrack.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process with all that it starts, watched from its start to its end in Linux's process table. What a process does
 * between the last look and its end, a tenth of a second, is missed.
 */
final class ProcessTree {
    private static final long LOOK_EACH_MILLIS = 100;
    private static final int MILLIS_A_TICK = 10;

    private final Process root;
    private final Map<Long, Seen> seen = new HashMap<>();
    private final long startNanos = System.nanoTime();
    private long wallMillis;

    /** What was seen of one process. */
    private record Seen(String commandLine, long cpuMillis, long residentKilobytes) {}

    ProcessTree(ProcessBuilder command) throws IOException {
        root = command.start();
    }

    /** Watches to the end; answers the exit code. */
    int await() throws InterruptedException {
        while (!root.waitFor(LOOK_EACH_MILLIS, TimeUnit.MILLISECONDS)) {
            Stream.concat(Stream.of(root.toHandle()), root.descendants()).forEach(this::look);
        }
        wallMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return root.exitValue();
    }

    private void look(ProcessHandle process) {
        Path table = Path.of("/proc", Long.toString(process.pid()));
        try {
            String stat = Files.readString(table.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long cpu = MILLIS_A_TICK * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
            long resident;
            try (Stream<String> status = Files.lines(table.resolve("status"))) {
                resident = status.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
            }
            String commandLine = Files.readString(table.resolve("cmdline")).replace('\0', ' ');
            if (!commandLine.isEmpty()) { // else it has just ended
                seen.put(process.pid(), new Seen(commandLine, cpu, resident));
            }
        } catch (IOException | RuntimeException over) {
            return; // it has ended, and what was seen before counts
        }
    }

    long wallMillis() {
        return wallMillis;
    }

    /** User and system time of the processes whose command lines are wanted. */
    long cpuMillis(Predicate<String> commandLine) {
        return seen.values().stream()
                .filter(process -> commandLine.test(process.commandLine))
                .mapToLong(Seen::cpuMillis)
                .sum();
    }

    /** The most memory that one of them ever had. */
    long megabytes(Predicate<String> commandLine) {
        return seen.values().stream()
                        .filter(process -> commandLine.test(process.commandLine))
                        .mapToLong(Seen::residentKilobytes)
                        .max()
                        .orElse(0)
                / 1024;
    }
}
