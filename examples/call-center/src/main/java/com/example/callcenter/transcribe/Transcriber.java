package com.example.callcenter.transcribe;

import com.example.callcenter.input.Call;
import com.example.callcenter.transcribe.SpeechDetector.Segment;
import com.example.callcenter.transcript.Speaker;
import com.example.callcenter.transcript.Transcript;
import com.example.callcenter.transcript.Utterance;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the words of a call over its recording. This is no speech recognition: a typist's sheet beside the recording
 * holds the words, one line an utterance, and the recording says when each was spoken.
 */
final class Transcriber {

    private final Path transcripts;

    Transcriber(Path transcripts) {
        this.transcripts = transcripts;
    }

    /** The call is not a path by itself, so templates say what is; the output is the path returned. */
    @TrackedFile(type = "audio", path = "{call.recording}", agentId = "{call.id.agentId}")
    Path transcribe(Call call) throws IOException {
        Recording recording = Recording.read(call.recording());
        List<Segment> segments = SpeechDetector.segments(recording);
        List<String> lines = Files.readAllLines(call.words());
        if (segments.size() != lines.size()) {
            throw new IOException(call.recording().getFileName() + " has " + segments.size() + " utterances, "
                    + call.words().getFileName() + " has " + lines.size());
        }
        List<Utterance> utterances = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            utterances.add(utterance(segments.get(index), lines.get(index)));
        }
        return new Transcript(recording.seconds(), utterances).writeTo(transcripts.resolve(call.id() + ".txt"));
    }

    private static Utterance utterance(Segment segment, String line) throws IOException {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw new IOException("no speaker in the line: " + line);
        }
        return new Utterance(
                segment.from(), segment.to(), Speaker.valueOf(line.substring(0, colon)), line.substring(colon + 2));
    }
}
