package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;

/** Ends without any shutdown hook, in the middle of its second file; the first argument says how. */
public final class Deaths {
    private Deaths() {}

    @TrackedCommand("dying")
    public static void main(String[] arguments) throws Exception {
        process("/in/first.wav", "");
        process("/in/second.wav", arguments[0]);
    }

    @TrackedFile
    static void process(String path, String death) throws Exception {
        switch (death) {
            case "out-of-memory" -> fillTheHeap();
            case "crash" -> JdkInternals.crash();
            case "halt" -> Runtime.getRuntime().halt(9);
            default -> System.out.println(path);
        }
    }

    private static void fillTheHeap() {
        List<byte[]> kept = new ArrayList<>();
        do {
            kept.add(new byte[1 << 20]);
        } while (kept.size() < 1_000_000);
    }
}
