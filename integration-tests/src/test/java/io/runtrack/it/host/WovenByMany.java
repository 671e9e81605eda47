package io.runtrack.it.host;

import datadog.trace.api.Trace;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Each of its methods is tracked by us and traced by two other agents. What it prints begins with {@code host:}. */
public final class WovenByMany {

    private WovenByMany() {}

    public static void main(String[] arguments) {
        int status = new WovenByMany().run(Path.of("/etc/config.yml"));
        System.out.println("host: " + status);
        System.exit(status);
    }

    @WithSpan("host-run")
    @Trace(operationName = "host-run")
    @TrackedCommand(exitCode = true)
    int run(Path configPath) {
        for (String name : List.of("good.wav", "bad.wav", "old.wav", "last.wav")) {
            try {
                System.out.println("host: " + transcribe(Path.of("/in").resolve(name)));
            } catch (IOException | IllegalStateException expected) {
                System.out.println("host: " + expected);
                for (StackTraceElement frame : expected.getStackTrace()) {
                    System.out.println("host: at " + frame);
                }
            }
        }
        return send("a@b.com") ? 3 : 4;
    }

    @WithSpan("host-file")
    @Trace(operationName = "host-file")
    @TrackedFile(skipOn = IllegalStateException.class, outputPath = "{return}")
    private String transcribe(Path recording) throws IOException {
        if (recording.endsWith("bad.wav")) {
            throw new IOException("unreadable");
        }
        if (recording.endsWith("old.wav")) {
            throw new IllegalStateException("done already");
        }
        return recording + ".txt";
    }

    @WithSpan("host-mail")
    @Trace(operationName = "host-mail")
    @TrackedEmail
    static boolean send(String to) {
        return to.contains("@");
    }
}
