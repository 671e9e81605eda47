package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hands over texts of 100 MB, of which the heap has room for one and not for a copy, and a hundred thousand recipients.
 */
public final class HugeTexts {
    private static final int HUGE = 100_000_000;

    private HugeTexts() {}

    public static void main(String[] arguments) {
        run(arguments[0]);
        System.out.println("done");
    }

    @TrackedCommand
    static void run(String what) {
        if (what.equals("text")) {
            String huge = "x".repeat(HUGE);
            process(huge);
            fail("/in/failing.wav", huge);
            sendAll(huge);
            describe(List.of(huge));
            describe(Map.of("key", huge));
            describe(new StringBuilder(HUGE / 2).append(huge, 0, HUGE / 4));
        } else {
            sendEach(100_000);
        }
    }

    @TrackedFile
    static void process(String path) {}

    @TrackedFile(path = "{path}")
    static void describe(Object path) {}

    private static void fail(String path, String message) {
        try {
            throwing(path, message);
        } catch (IllegalStateException expected) {
            System.out.println("failed " + path);
        }
    }

    @TrackedFile
    static void throwing(String path, String message) {
        throw new IllegalStateException(path.isEmpty() ? path : message, new IllegalArgumentException(message));
    }

    @TrackedEmail
    static Map<String, Object> sendAll(String reason) {
        return Map.of("failed", List.of(Map.of("email", reason, "reason", reason, "agent_id", reason)));
    }

    @TrackedEmail
    static List<Map<String, String>> sendEach(int count) {
        List<Map<String, String>> results = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            results.add(
                    number % 2 == 0
                            ? Map.of("email", "even@example.com", "status", "sent")
                            : Map.of("email", "odd@example.com", "status", "failed"));
        }
        return results;
    }
}
