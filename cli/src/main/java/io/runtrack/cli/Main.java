package io.runtrack.cli;

import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.WatchedOutput;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry of {@code java -jar runtrack.jar}, and the only place that ends the process. */
public final class Main {
    private static final int BUFFER_SIZE = 1 << 16;

    /** Of the JDK: how many connections to a host are kept, usually five. */
    private static final String CONNECTIONS = "http.maxConnections";

    private Main() {}

    // The process's own streams: leaving main closes them.
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) {
        if (System.getProperty(CONNECTIONS) == null) {
            System.setProperty(CONNECTIONS, "64"); // a listing in S3 asks for so many documents at a time
        }
        WatchedOutput output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        System.exit(run(args, output, System.err));
    }

    static int run(String[] args, WatchedOutput output, PrintStream err) {
        PrintStream out = new PrintStream(new BufferedOutputStream(output, BUFFER_SIZE), false, StandardCharsets.UTF_8);
        int exitCode = answer(args, out, err);
        out.flush();
        String lost = output.whyLost();
        if (lost == null) {
            return exitCode;
        }
        err.println("runtrack: the output could not be written: " + lost);
        return Math.max(exitCode, 1);
    }

    private static int answer(String[] args, PrintStream out, PrintStream err) {
        if (Version.isAllThatIsAsked(args)) {
            out.println(Version.line());
            return ExitCode.DONE;
        }
        return Runtrack.execute(args, out, err);
    }
}
