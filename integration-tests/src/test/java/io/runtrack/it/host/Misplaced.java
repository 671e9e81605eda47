package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;

/**
 * Annotations where they cannot work, and a template that cannot bind: each is worth one warning, none may harm the
 * host.
 */
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
        new Adopting().adopt("/in/adopted.wav");
        Runnable adopting = new AdoptingOfTheJdk();
        adopting.run();
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

    interface Adoptable {
        @TrackedFile
        void adopt(String path);
    }

    /** Knows nothing of the interface whose method it implements for its subclass. */
    static class Unrelated {
        public void adopt(String path) {}
    }

    static final class Adopting extends Unrelated implements Adoptable {}

    interface Startable {
        @TrackedFile
        void run();
    }

    static final class AdoptingOfTheJdk extends Thread implements Startable {}

    /** Nothing implements this. */
    interface Unimplemented {
        @TrackedFile
        void process(String path);
    }
}
