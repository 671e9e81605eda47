package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a command with another one in it as soon as a file is there: so that many JVMs do it at the same moment. */
public final class StartsTogether {

    private StartsTogether() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("ready");
        Path start = Path.of(arguments[0]);
        while (!Files.exists(start)) {
            Thread.sleep(1);
        }
        outer();
    }

    @TrackedCommand("outer")
    static void outer() {
        process("outer.wav");
        inner();
    }

    @TrackedCommand("inner")
    static void inner() {
        process("inner.wav");
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }
}
