package com.example.callcenter.extract;

import com.example.callcenter.input.CallId;
import com.example.callcenter.transcript.EmptyTranscriptException;
import com.example.callcenter.transcript.Transcript;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a transcript and keeps the facts. */
final class FactExtractor {

    private FactExtractor() {}

    /** What is returned is no path, so a template names the output; a call in which nobody spoke is skipped. */
    @TrackedFile(agentId = "{call.agentId}", outputPath = "{facts}", skipOn = EmptyTranscriptException.class)
    static CallFacts extract(CallId call, Path transcript, Path facts) throws IOException, EmptyTranscriptException {
        CallFacts found = CallFacts.of(call.agentId(), Transcript.read(transcript));
        found.writeTo(facts);
        return found;
    }
}
