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
        System.out.println(Unimplemented.class.getSimpleName());
        ByLambda lambda = path -> System.out.println("lambda " + path);
        lambda.process("/in/lambda.wav");
        new Implementing().process("/in/implemented.wav");
    }

    @TrackedFile(agentId = "{nobody}")
    private String process(String path) {
        return path;
    }

    /** A lambda is a class that the JVM shows to no agent. */
    interface ByLambda {
        @TrackedFile
        void process(String path);
    }

    interface Implemented {
        @TrackedFile
        void process(String path);
    }

    static final class Implementing implements Implemented {
        @Override
        public void process(String path) {}
    }

    /** Nothing implements this. */
    interface Unimplemented {
        @TrackedFile
        void process(String path);
    }
}
