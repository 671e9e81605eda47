package com.example.callcenter.input;

import java.nio.file.Path;

/** One call: its recording, and the sheet with the words that were spoken. */
public record Call(CallId id, Path recording, Path words) {

    public static Call of(Path recording) {
        CallId id = CallId.of(recording);
        return new Call(id, recording, recording.resolveSibling(id + ".words.txt"));
    }
}
