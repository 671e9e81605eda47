package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A host in trouble: it runs out of stack and of heap in tracked code, throws what nobody throws, and is interrupted.
 * It prints what it notices.
 */
public final class FailingHost {
    private static int entered;

    private FailingHost() {}

    @TrackedCommand("failing-host")
    public static void main(String[] arguments) throws Throwable {
        for (String trouble : arguments) {
            try {
                suffer("/in/" + trouble + ".wav", trouble);
                System.out.println(trouble + " returned");
            } catch (Throwable noticed) {
                System.out.println(trouble + " threw " + noticed.getClass().getName());
            }
            System.out.println("interrupted: " + Thread.interrupted());
        }
        suffer("/in/last.wav", "nothing");
        if (entered > 0) {
            System.out.println("entered: " + entered);
        }
    }

    @TrackedFile
    static void suffer(String path, String trouble) throws Throwable {
        switch (trouble) {
            case "stack" -> System.out.println(recurse(0));
            case "tracked-stack" -> System.out.println(recurseTracked("/in/deep.wav", 0));
            case "tracked-walk" -> System.out.println(walkTracked("/in/walk/0"));
            case "heap" -> System.out.println(fill().size() > 0);
            case "odd-throwable" -> throw new OddThrowable();
            case "interrupt" -> Thread.currentThread().interrupt();
            default -> System.out.println(path);
        }
    }

    /** What ThreadDeath was: no exception, and no error that anybody expects. */
    private static final class OddThrowable extends Throwable {
        private static final long serialVersionUID = 1;
    }

    private static int recurse(int depth) {
        return depth < 0 ? depth : recurse(depth + 1) + 1;
    }

    /** Meets the end of the stack at every place of the tracking, too. */
    @TrackedFile
    static int recurseTracked(String path, int depth) {
        entered++;
        return depth < 0 ? depth : recurseTracked(path, depth + 1) + 1;
    }

    /** The same, with another file for each call. */
    @TrackedFile
    static int walkTracked(String path) {
        entered++;
        return path.isEmpty() ? 0 : walkTracked("/in/walk/" + entered) + 1;
    }

    private static List<byte[]> fill() {
        List<byte[]> kept = new ArrayList<>();
        do {
            kept.add(new byte[1 << 20]);
        } while (kept.size() < 1_000_000);
        return kept;
    }
}
