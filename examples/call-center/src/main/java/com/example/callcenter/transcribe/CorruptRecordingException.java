package com.example.callcenter.transcribe;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not the recording that its name promises. */
final class CorruptRecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptRecordingException(Path file, String what) {
        super(file.getFileName() + " " + what);
    }
}
