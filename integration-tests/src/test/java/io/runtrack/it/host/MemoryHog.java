package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes memory until somebody stops it: a container's limit, if the heap may grow beyond that. */
public final class MemoryHog {

    private MemoryHog() {}

    public static void main(String[] arguments) {
        run();
    }

    @TrackedCommand
    static void run() {
        process("/in/small.wav", 1);
        System.out.println("eating");
        System.out.println(process("/in/huge.wav", 1_000));
    }

    @TrackedFile
    static int process(String path, int megabytes) {
        List<byte[]> held = new ArrayList<>();
        for (int number = 0; number < megabytes; number++) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) path.length());
            held.add(block);
        }
        return held.size();
    }
}
