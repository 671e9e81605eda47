package com.example.callcenter.transcript;

import com.example.callcenter.batch.SkippedException;

/** Nobody spoke: the caller hung up, or the line was dead. */
public final class EmptyTranscriptException extends SkippedException {

    private static final long serialVersionUID = 1L;

    EmptyTranscriptException() {
        super("the transcript is empty, nobody spoke");
    }
}
