package io.runtrack.it.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Prints all that a host can know of itself, on both streams: whatever differs with the agent is a fault of the agent.
 * Says nothing of what differs between any two JVMs, nor of what any agent at all changes.
 */
@SuppressWarnings("deprecation") // a deprecated method is among the tracked ones
public final class Transparent {
    private static final Path PATH = Path.of("/in/recording.wav");

    private Transparent() {}

    public static void main(String[] arguments) throws Exception {
        TransparentEnvironment.print();
        TransparentReflection.print();
        values();
        exceptions();
        TransparentThreads.print();
        new Throwable("at the end").printStackTrace(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook"), "hook"));
        System.out.println("command " + Shapes.command("exit"));
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
        throw new IllegalStateException("uncaught", new IOException("its cause"));
    }

    private static void values() throws IOException {
        Shapes.Concrete shapes = new Shapes.Concrete();
        String value = "value";
        int[] numbers = {0, 1};
        System.out.println("same path " + (Shapes.identity(PATH) == PATH));
        System.out.println("same array " + (Shapes.array(PATH, numbers) == numbers) + numbers[0]);
        System.out.println("generic " + Shapes.generic("name", "b", "a"));
        System.out.println("locked " + shapes.locked(PATH) + Thread.holdsLock(shapes));
        System.out.println("wide " + shapes.callWide());
        System.out.println("supplied " + shapes.get());
        System.out.println("optional " + shapes.optional(value).equals(Optional.of("value!")));
        System.out.println("arithmetic " + shapes.arithmetic(PATH, Math.PI));
        System.out.println("recursive " + Shapes.recursive(PATH, 40));
        System.out.println("caller " + Shapes.caller(PATH));
        System.out.println(
                "described " + new Shapes.Entry("entry").described(PATH) + new Shapes.Entry("entry").named());
        System.out.println("enum " + Shapes.Kind.ONE.text("text"));
        System.out.println("email " + Shapes.send("a@b.com") + Shapes.send("nobody"));
        Shapes.nothing(null);
        Shapes.nothing(new Touchy().path());
        shapes.bodiless(PATH);
    }

    private static void exceptions() {
        for (StackTraceElement element : Shapes.stack(PATH)) {
            System.out.println("frame " + element);
        }
        Shapes.Concrete shapes = new Shapes.Concrete();
        trying(() -> shapes.locked(Path.of("")));
        System.out.println("lock let go " + !Thread.holdsLock(shapes));
        trying(() -> Shapes.generic("none"));
        trying(() -> Shapes.recursive(null, 3));
        trying(() -> Shapes.helpful(PATH));
        RuntimeException thrown = new IllegalStateException("the very one");
        trying(() -> Shapes.nothing(new Touchy(thrown).path()));
        Thread.currentThread().interrupt();
        Shapes.identity(PATH);
        System.out.println("interrupted " + Thread.interrupted());
    }

    private static void trying(Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception expected) {
            expected.printStackTrace(System.err);
            System.out.println(expected + " suppressed " + expected.getSuppressed().length);
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }
}
