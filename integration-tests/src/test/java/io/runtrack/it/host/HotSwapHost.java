package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Calls {@link Swapped} before and after it is redefined, and has one call of the old version in progress meanwhile.
 */
public final class HotSwapHost {

    private HotSwapHost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        run();
    }

    @TrackedCommand
    static void run() throws IOException, InterruptedException {
        CountDownLatch swapped = new CountDownLatch(1);
        Thread old = new Thread(() -> process("/in/old-frame.wav", swapped), "old frame");
        old.start();
        Swapped.ENTERED.await();
        process("/in/before.wav", new CountDownLatch(0));
        System.out.println("ready");
        System.in.read();
        process("/in/after.wav", new CountDownLatch(0));
        swapped.countDown();
        old.join();
    }

    private static void process(String path, CountDownLatch until) {
        try {
            System.out.println(Swapped.process(path, until));
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
