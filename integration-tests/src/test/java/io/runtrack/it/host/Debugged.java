package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;

/** What a debugger looks at: a tracked method with parameters of one and two slots, and locals after them. */
public final class Debugged {
    private final String suffix = "version-1";

    private Debugged() {}

    public static void main(String[] arguments) {
        run();
    }

    @TrackedCommand
    static void run() {
        Debugged debugged = new Debugged();
        System.out.println(debugged.describe(Path.of("/in/one.wav"), 7L, true));
        System.out.println(debugged.describe(Path.of("/in/two.wav"), 8L, false));
    }

    @TrackedFile(type = "version-1")
    private String describe(Path recording, long times, boolean loud) {
        String name = recording.getFileName().toString();
        String described = name + " " + times + " " + loud + " " + suffix;
        return described;
    }
}
