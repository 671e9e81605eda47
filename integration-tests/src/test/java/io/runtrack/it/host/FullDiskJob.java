package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has a full disk for a while: fills it, tracks as many files as its second argument says, and frees it again. */
public final class FullDiskJob {

    private FullDiskJob() {}

    public static void main(String[] arguments) throws IOException {
        run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("done");
    }

    @TrackedCommand
    static void run(Path filler, int files) throws IOException {
        process("/in/before.wav");
        fill(filler);
        for (int number = 0; number < files; number++) {
            process("/in/" + number + ".wav");
        }
        Files.delete(filler);
        process("/in/after.wav");
    }

    @TrackedFile
    static void process(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no path");
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            System.out.println(filler + " has " + (Files.size(filler) > 0 ? "filled its disk" : "found a full disk"));
        }
    }
}
