package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;

/**
 * Says on stderr what it has done, after each of as many files as its argument says; to stdout it says only that it has
 * ended.
 */
public final class TalkativeJob {

    private TalkativeJob() {}

    public static void main(String[] arguments) {
        boolean aloud = arguments.length == 1;
        run(Integer.parseInt(arguments[0]), aloud);
        System.out.println("done");
    }

    @TrackedCommand
    static void run(int files, boolean aloud) {
        for (int i = 0; i < files; i++) {
            process("/in/" + i);
            if (aloud) {
                System.err.println("host " + i);
            }
        }
    }

    @TrackedFile
    static void process(String path) {}
}
