package io.runtrack.it.host;

import io.runtrack.annotations.TrackedFile;

/** Tracks files and nothing around them: the process itself becomes the run. The argument says how it ends. */
public final class NightlyMain {

    private NightlyMain() {}

    public static void main(String[] arguments) {
        String ending = arguments[0];
        try {
            process("/in/first.wav", false);
            process("/in/second.wav", ending.equals("failing"));
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
        if (ending.equals("exit")) {
            System.exit(5);
        }
    }

    @TrackedFile
    static void process(String path, boolean failing) {
        if (failing) {
            throw new IllegalStateException("cannot read " + path);
        }
    }
}
