package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands over texts that documents and encodings choke on. */
public final class OddTexts {
    /** In the order in which they are processed. */
    public static final List<String> PATHS = List.of(
            "",
            " ",
            "a\"b\\c/d.wav",
            "tab\tline\nreturn\rnul\0bell\u0007.wav",
            "Grüße/日本語/🎧.wav",
            "\u2028\u2029\uFEFF\uFFFF\u007F\u0080.wav",
            "lone \uD83C high.wav",
            "lone \uDFA7 low.wav",
            "x".repeat(5000) + ".wav",
            "📁".repeat(3000) + ".wav");

    private OddTexts() {}

    public static void main(String[] arguments) {
        run("conf/🎧\n.yaml");
    }

    @TrackedCommand
    static void run(String config) {
        PATHS.forEach(OddTexts::process);
        process(null);
        fail("/in/long.wav", "m".repeat(2_000_000));
        fail("/in/odd.wav", "first\nsecond \uD800 " + config);
        fail("/in/none.wav", null);
        send("<\"Ada\\\" 日本\uDC00>@example.com");
    }

    @TrackedFile
    static void process(@Nullable String path) {}

    private static void fail(String path, @Nullable String message) {
        try {
            throwing(path, message);
        } catch (IllegalStateException expected) {
            System.out.println("failed " + path);
        }
    }

    @TrackedFile
    @SuppressWarnings("DoNotCallSuggester") // always to throw is the point
    static void throwing(String path, @Nullable String message) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException();
        }
        throw new IllegalStateException(message);
    }

    @TrackedEmail
    static boolean send(String to) {
        return !to.isEmpty();
    }
}
