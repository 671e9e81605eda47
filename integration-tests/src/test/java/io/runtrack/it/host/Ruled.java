package io.runtrack.it.host;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pipeline whose author knows nothing of tracking: only rules name its methods. */
public final class Ruled {

    private Ruled() {}

    public static void main(String[] arguments) throws Exception {
        List<String> files = List.of("a.wav", "done.wav", "gone.wav", "bad.wav");
        for (String file : files) {
            try {
                System.out.println(new Transcriber().transcribe(Path.of("/in", file), 3));
            } catch (IllegalStateException | FileNotFoundException failed) {
                System.out.println(failed);
            }
        }
        System.out.println(Nested.Mailer.sendAll("x", new String[] {"to@b.com"}, 1));
        new Internal().work("secret");
        new Nested.Silent().sing();
    }

    /** Overloaded, so that parameters matter. */
    static final class Transcriber {
        String transcribe(Path recording, int attempts) throws FileNotFoundException {
            return switch (recording.getFileName().toString()) {
                case "done.wav" -> throw new Nested.AlreadyDoneException("done before");
                case "gone.wav" -> throw new FileNotFoundException("gone");
                case "bad.wav" -> throw new IllegalStateException("bad");
                default -> transcribe(recording.toString());
            };
        }

        String transcribe(String text) {
            return "transcript of " + text;
        }
    }

    static class Singer {
        void sing() {}
    }

    static final class Nested {
        private Nested() {}

        static final class Silent extends Singer {}

        static final class Mailer {
            private Mailer() {}

            static Map<String, List<String>> sendAll(String subject, String[] to, int... more) {
                return new TreeMap<>(Map.of("sent", List.of(to), "failed", List.of(subject + more.length + "@b.com")));
            }
        }

        static class DoneException extends IllegalStateException {
            private static final long serialVersionUID = 1L;

            DoneException(String message) {
                super(message);
            }
        }

        static final class AlreadyDoneException extends DoneException {
            private static final long serialVersionUID = 1L;

            AlreadyDoneException(String message) {
                super(message);
            }
        }
    }

    static final class Internal {
        void work(String text) {
            System.out.println(text);
        }
    }
}
