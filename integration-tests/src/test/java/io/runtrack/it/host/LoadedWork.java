package io.runtrack.it.host;

import io.runtrack.annotations.TrackedFile;

/** Needs nothing but {@code java.lang} to run: so that a loader that lets nothing else through can load it. */
public final class LoadedWork {

    private LoadedWork() {}

    @TrackedFile
    public static String process(String path) {
        return "processed ".concat(path);
    }
}
