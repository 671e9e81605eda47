package io.runtrack.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells this process from every other. Looked up once; no name service is asked, since that may take seconds.
 *
 * @param host the machine's or container's name
 * @param bootId the kernel's id of this boot, where it has one
 * @param pid the process id
 * @param start when the process started: on Linux in clock ticks since the boot, elsewhere in milliseconds since 1970;
 *     0 if unknown
 */
public record ThisProcess(String host, @Nullable String bootId, long pid, long start) {

    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_NAME = 255;

    public static ThisProcess get() {
        return Holder.PROCESS;
    }

    private static ThisProcess find() {
        String bootId = firstLine("/proc/sys/kernel/random/boot_id");
        String stat = firstLine("/proc/self/stat");
        try {
            // "pid (name) state parent …": read, because ProcessHandle brings thread pools and futures with it.
            if (stat != null) {
                long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
                return new ThisProcess(hostName(), bootId, pid, startTicks(stat));
            }
        } catch (RuntimeException e) {
            // Not the /proc that we know: ask the JDK.
        }
        ProcessHandle process = ProcessHandle.current();
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return new ThisProcess(hostName(), bootId, process.pid(), start.toEpochMilli());
    }

    /** The 22nd field. The second, the name, may hold spaces and parentheses. */
    private static long startTicks(String stat) {
        int at = stat.lastIndexOf(')') + 2;
        for (int field = 3; field < 22; field++) {
            at = stat.indexOf(' ', at) + 1;
        }
        return Long.parseLong(stat.substring(at, stat.indexOf(' ', at)));
    }

    private static String hostName() {
        String name = firstLine("/proc/sys/kernel/hostname");
        if (name == null) {
            name = System.getenv("HOSTNAME");
        }
        if (name == null) {
            name = System.getenv("COMPUTERNAME");
        }
        return name == null ? "unknown" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static @Nullable String firstLine(String file) {
        try {
            String text =
                    Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).strip();
            return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST_LINE));
        } catch (IOException | RuntimeException e) {
            return null; // not Linux, or not allowed to look: the other marks must do
        }
    }

    private static final class Holder {
        static final ThisProcess PROCESS = find();
    }
}
