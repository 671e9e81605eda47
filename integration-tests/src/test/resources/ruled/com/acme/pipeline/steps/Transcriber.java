package com.acme.pipeline.steps;

import java.nio.file.Path;

public class Transcriber implements Comparable<Transcriber> {

    public record Recording(Path path) {}

    /** Nothing implements it. */
    abstract static class Nobody {
        abstract void transcribe();

        static int count;
    }

    private final int[] state = {Nobody.count};

    public String transcribe(Recording recording) {
        return "transcript of " + recording.path() + state.length;
    }

    @Override
    public int compareTo(Transcriber other) {
        return 0;
    }

    @Override
    public String toString() {
        return "a transcriber";
    }
}
