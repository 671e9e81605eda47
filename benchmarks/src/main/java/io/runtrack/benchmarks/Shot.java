package io.runtrack.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One process from its start to its end.
 *
 * @param wallMillis how long it took
 * @param cpuMillis its CPU time, as far as the system tells; 0 otherwise
 * @param count the number that was its only line of output, or else how many lines there were below a heading
 */
record Shot(long wallMillis, long cpuMillis, long count) {

    /** Runs a command to its end. */
    static Shot of(List<String> command) throws IOException, InterruptedException {
        long cpu = childrensCpuMillis();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long lines = 0;
        String first = "";
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                first = lines == 0 ? line : first;
                lines++;
            }
        }
        int code = process.waitFor();
        long wall = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
        return new Shot(wall, childrensCpuMillis() - cpu, lines == 1 ? Long.parseLong(first) : lines - 1);
    }

    /** Of all children that have ended, from Linux's process table, whose clock ticks a hundred times a second. */
    private static long childrensCpuMillis() throws IOException {
        Path self = Path.of("/proc/self/stat");
        if (!Files.isReadable(self)) {
            return 0;
        }
        String line = Files.readString(self);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return 10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }
}
