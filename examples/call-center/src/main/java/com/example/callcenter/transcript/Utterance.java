package com.example.callcenter.transcript;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one side said in one go; times are seconds from the start of the recording. */
public record Utterance(double from, double to, Speaker speaker, String text) {

    private static final Pattern LINE = Pattern.compile("\\[ *(\\d+\\.\\d+) - +(\\d+\\.\\d+)] (AGENT|CUSTOMER): (.+)");

    /** Reads a line such as <code>[  0.40 -   1.16] AGENT: Good morning.</code> */
    static Utterance parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a line of a transcript: " + line);
        }
        return new Utterance(
                Double.parseDouble(matcher.group(1)),
                Double.parseDouble(matcher.group(2)),
                Speaker.valueOf(matcher.group(3)),
                matcher.group(4));
    }

    String line() {
        return String.format(Locale.ROOT, "[%6.2f - %6.2f] %s: %s", from, to, speaker, text);
    }

    public double seconds() {
        return to - from;
    }
}
