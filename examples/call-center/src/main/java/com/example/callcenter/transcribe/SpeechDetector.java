package com.example.callcenter.transcribe;

import java.util.ArrayList;
import java.util.List;

/** Finds where somebody speaks: stretches that are louder than the line's noise, pauses for breath included. */
final class SpeechDetector {

    /** From and to, in seconds from the start. */
    record Segment(double from, double to) {}

    private static final double FRAME_SECONDS = 0.02;
    private static final double LOUDER_THAN_NOISE = 0.05;
    private static final double BREATH_SECONDS = 0.1;

    private SpeechDetector() {}

    static List<Segment> segments(Recording recording) {
        int frame = Math.max(1, (int) (recording.samplesPerSecond() * FRAME_SECONDS));
        List<Segment> segments = new ArrayList<>();
        for (int start = 0; start + frame <= recording.samples().limit(); start += frame) {
            if (recording.loudness(start, start + frame) > LOUDER_THAN_NOISE) {
                add(segments, seconds(start, recording), seconds(start + frame, recording));
            }
        }
        return segments;
    }

    private static void add(List<Segment> segments, double from, double to) {
        int last = segments.size() - 1;
        if (last >= 0 && from - segments.get(last).to() < BREATH_SECONDS) {
            segments.set(last, new Segment(segments.get(last).from(), to));
        } else {
            segments.add(new Segment(from, to));
        }
    }

    private static double seconds(int sample, Recording recording) {
        return (double) sample / recording.samplesPerSecond();
    }
}
