package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.NoSuchElementException;

/** Tracks as many files as its argument says, every hundredth of them failing and every thousandth skipped. */
public final class FloodJob {

    private FloodJob() {}

    public static void main(String[] arguments) {
        run(Integer.parseInt(arguments[0]));
        System.out.println("done");
    }

    @TrackedCommand
    static void run(int files) {
        for (int number = 0; number < files; number++) {
            try {
                process("/data/recordings/2026/01/31/call-" + number + ".wav", number);
            } catch (IllegalStateException | NoSuchElementException expected) {
                Thread.onSpinWait();
            }
        }
    }

    @TrackedFile(skipOn = NoSuchElementException.class)
    static void process(String path, int number) {
        if (number % 1000 == 500) {
            throw new NoSuchElementException("done before");
        }
        if (number % 100 == 0) {
            throw new IllegalStateException("no speech in " + path);
        }
    }
}
