package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.Scanner;

/**
 * Is running, and has called its tracked methods thousands of times, when somebody attaches the agent; runs once more
 * for each line that it is told.
 */
public final class LongBatch {

    private LongBatch() {}

    public static void main(String[] arguments) {
        int before = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        for (int i = 0; i < before; i++) {
            run(i);
        }
        System.out.println("warm");
        Scanner input = new Scanner(System.in, "UTF-8");
        for (int i = 1; input.hasNextLine() && !input.nextLine().equals("end"); i++) {
            run(i);
            System.out.println("ran " + i);
        }
    }

    @TrackedCommand
    static void run(int number) {
        process("/in/" + number + ".wav");
    }

    @TrackedFile
    static void process(String path) {}
}
