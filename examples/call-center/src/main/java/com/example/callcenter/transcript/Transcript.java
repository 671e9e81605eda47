package com.example.callcenter.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The utterances of a call in the order in which they were spoken, and how long the recording is.
 *
 * <pre>
 * Length: 6.16 s
 * [  0.24 -   0.64] AGENT: Good morning, my name is Maria.
 * </pre>
 */
public record Transcript(double seconds, List<Utterance> utterances) {

    private static final String LENGTH = "Length: ";
    private static final String UNIT = " s";

    /**
     * Reads a transcript.
     *
     * @throws EmptyTranscriptException when nobody spoke
     */
    public static Transcript read(Path file) throws IOException, EmptyTranscriptException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).startsWith(LENGTH) || !lines.get(0).endsWith(UNIT)) {
            throw new IOException(file + " is no transcript: run transcribe again");
        }
        if (lines.size() == 1) {
            throw new EmptyTranscriptException();
        }
        String length = lines.get(0).substring(LENGTH.length(), lines.get(0).length() - UNIT.length());
        return new Transcript(
                Double.parseDouble(length),
                lines.stream().skip(1).map(Utterance::parse).toList());
    }

    public Path writeTo(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(LENGTH + String.format(Locale.ROOT, "%.2f", seconds) + UNIT);
        utterances.forEach(utterance -> lines.add(utterance.line()));
        return Files.write(file, lines);
    }

    public List<Utterance> by(Speaker speaker) {
        return utterances.stream()
                .filter(utterance -> utterance.speaker() == speaker)
                .toList();
    }

    /** How long one side spoke. */
    public double secondsOf(Speaker speaker) {
        return by(speaker).stream().mapToDouble(Utterance::seconds).sum();
    }
}
