package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Processes files at full speed on two threads until it is killed. Each thread writes the name of a file to a ledger of
 * its own once the tracked call has returned: with a plain write, which the kernel keeps when the process dies.
 */
public final class StormHost {

    private StormHost() {}

    /** Arguments: the folder of the ledgers, and the round. */
    public static void main(String[] arguments) throws InterruptedException {
        run(Path.of(arguments[0]), arguments[1]);
    }

    @TrackedCommand("storm")
    static void run(Path ledgers, String round) throws InterruptedException {
        Thread first = new Thread(() -> process(ledgers, round + "-a"), "first");
        Thread second = new Thread(() -> process(ledgers, round + "-b"), "second");
        first.start();
        second.start();
        first.join();
        second.join();
    }

    private static void process(Path ledgers, String name) {
        try (FileChannel ledger =
                FileChannel.open(ledgers.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int number = 0; ; number++) {
                String file = name + "-" + number + ".wav";
                try {
                    process(file, number);
                } catch (IllegalStateException everyTenth) {
                    Thread.onSpinWait();
                }
                ledger.write(ByteBuffer.wrap((file + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TrackedFile
    static void process(String path, int number) {
        if (number % 10 == 9) {
            throw new IllegalStateException("no speech in " + path);
        }
    }
}
