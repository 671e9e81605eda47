package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Ends files in ways that take more than a line: by an exception that only a plugin's loader knows, from deep down, and
 * reported.
 */
public final class Outcomes {

    /** Not on the class path of this program; its folder is the argument. */
    public static class PluginException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As its superclass. */
    public static final class BusyPluginException extends PluginException {
        private static final long serialVersionUID = 1L;
    }

    private Outcomes() {}

    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]));
    }

    @TrackedCommand
    static void run(Path plugin) throws Exception {
        try {
            Class.forName("io.runtrack.it.host.Outcomes$PluginException");
            System.out.println("the program knows the exception");
        } catch (ClassNotFoundException expected) {
            // only the plugin does
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {plugin.toUri().toURL()}, null)) {
            Class<?> busy = loader.loadClass("io.runtrack.it.host.Outcomes$BusyPluginException");
            process("/in/busy", (RuntimeException) busy.getConstructor().newInstance());
        }
        process("/in/deep", deep(200, new IllegalStateException("y".repeat(20_000))));
        onFileEnd("/in/reported.wav", 1, 2, "SUCCESS", 1234L);
    }

    private static RuntimeException deep(int depth, RuntimeException cause) {
        return depth == 0 ? new IllegalStateException("x".repeat(2_000), cause) : deep(depth - 1, cause);
    }

    private static void process(String path, RuntimeException outcome) {
        try {
            fail(path, outcome);
        } catch (RuntimeException expected) {
            System.out.println(expected.getClass().getName());
        }
    }

    @TrackedFile(skipOn = PluginException.class)
    static void fail(String path, RuntimeException outcome) {
        throw outcome;
    }

    @TrackedFile(status = "{status}", processingTimeMs = "{durationMs}")
    static void onFileEnd(String path, int index, int total, String status, long durationMs) {}
}
