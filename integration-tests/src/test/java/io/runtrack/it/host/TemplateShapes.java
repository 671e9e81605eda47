package io.runtrack.it.host;

import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.Map;

/** What templates reach; docs/capture.md shows these lines and what they become. */
public final class TemplateShapes {

    record Recording(Path recording) {}

    private TemplateShapes() {}

    public static void main(String[] arguments) {
        byName(new Recording(Path.of("/in/name.wav")), Map.of("agent", "a-1"));
        byPosition(new String[] {"first", "last"}, Path.of("/in/position.wav"));
    }

    @TrackedFile(path = "{call.recording}", agentId = "{options.agent}")
    static void byName(Recording call, Map<String, String> options) {}

    @TrackedFile(path = "{1}", agentId = "{0[-1]}")
    static void byPosition(String[] arguments, Path file) {}
}
