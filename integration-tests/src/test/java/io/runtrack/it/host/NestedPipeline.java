package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;

/** A command that runs another: two runs, of which the inner one names the outer one as its parent. */
public final class NestedPipeline {

    private NestedPipeline() {}

    public static void main(String[] arguments) {
        outer();
        file("after.txt");
    }

    @TrackedCommand("outer")
    static void outer() {
        file("outer-before.txt");
        inner();
        file("outer-after.txt");
    }

    @TrackedCommand("inner")
    static void inner() {
        file("inner.txt");
    }

    @TrackedFile
    static void file(String path) {
        System.out.println(path);
    }
}
