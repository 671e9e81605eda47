package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;

/** Annotations where they cannot work, and a template that cannot bind: each is worth one warning, none may harm the host. */
public final class Misplaced {

    @TrackedCommand
    private Misplaced() {}

    public static void main(String[] arguments) {
        System.out.println(new Misplaced().process("/in/a.wav"));
        System.out.println(new Misplaced().process("/in/b.wav"));
    }

    @TrackedFile(agentId = "{nobody}")
    private String process(String path) {
        return path;
    }

    /** Nothing implements this. */
    interface Unimplemented {
        @TrackedFile
        void process(String path);
    }
}
