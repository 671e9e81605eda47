package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;

/** A run that lasts until a line arrives on standard input, recording all the while, for readers to watch. */
public final class SlowJob {

    private SlowJob() {}

    public static void main(String[] arguments) throws Exception {
        run();
    }

    @TrackedCommand
    static void run() throws Exception {
        System.out.println("started");
        for (int number = 0; System.in.available() == 0; number++) {
            process("/in/" + number + ".wav");
            if (number % 50 == 0) {
                send("agent" + number + "@example.com");
                Thread.sleep(1);
            }
        }
    }

    @TrackedFile
    static void process(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no path");
        }
    }

    @TrackedEmail
    static boolean send(String to) {
        return !to.isEmpty();
    }
}
