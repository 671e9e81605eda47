package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;

/** The least that can be tracked: one command with one file. */
public final class OneFileJob {

    private OneFileJob() {}

    public static void main(String[] arguments) {
        run();
        System.out.println("done");
    }

    @TrackedCommand
    static void run() {
        process("/in/one.wav");
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }
}
