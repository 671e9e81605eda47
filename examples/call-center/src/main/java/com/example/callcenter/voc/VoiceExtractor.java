package com.example.callcenter.voc;

import com.example.callcenter.input.CallId;
import com.example.callcenter.transcript.EmptyTranscriptException;
import com.example.callcenter.transcript.Transcript;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a transcript and keeps what the customer felt. */
final class VoiceExtractor {

    private final Path voices;

    VoiceExtractor(Path voices) {
        this.voices = voices;
    }

    /**
     * Empty when the customer said nothing of note: the file is skipped then. Path and agent are found by the
     * parameters' names and types.
     */
    @TrackedFile(whenEmpty = FileStatus.SKIPPED, skipOn = EmptyTranscriptException.class)
    Optional<Path> extract(Path transcript, String agentId) throws IOException, EmptyTranscriptException {
        List<Voice> found = Voice.in(Transcript.read(transcript), agentId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Voice.writeAll(found, voices.resolve(CallId.of(transcript) + ".tsv")));
    }
}
