package io.runtrack.agent.instrument;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Classes to be woven. They are read as class files and defined anew, never run as they are. */
// An old-style switch, since compilers make other code of it.
@SuppressWarnings({"unused", "StatementSwitchToExpressionSwitch"})
public final class Samples {

    private Samples() {}

    /** Every kind of parameter and result, in methods of every kind. */
    public static class Signatures {

        @TrackedFile
        public long all(boolean z, byte b, char c, short s, int i, long l, float f, double d, String o, int[] a) {
            return (z ? 1 : 0) + b + c + s + i + l + (long) f + (long) d + o.length() + a[0];
        }

        @TrackedFile
        public static double isStatic(long l, double d) {
            return l + d;
        }

        @TrackedFile
        private float isPrivate(float f) {
            return f;
        }

        @TrackedFile
        public final boolean isFinal(boolean z) {
            return z;
        }

        @TrackedFile
        public synchronized char isSynchronized(char c) {
            return c;
        }

        @TrackedFile
        public static synchronized byte isStaticSynchronized(byte b) {
            return b;
        }

        @TrackedFile
        short isPackagePrivate(short s) {
            return s;
        }

        @TrackedFile
        public List<String> isVarargs(String... parts) {
            return List.of(parts);
        }

        @TrackedFile
        public <T extends Comparable<T>> T isGeneric(T left, T right) {
            return left.compareTo(right) > 0 ? left : right;
        }

        @TrackedFile
        public void isVoid() {}

        @TrackedFile
        public int[][] returnsArray(int[][] matrix) {
            return matrix;
        }

        @TrackedFile
        public @Nullable Path returnsNull(Path path) {
            return null;
        }
    }

    /**
     * Control flow that the advice has to leave alone: locals, loops, handlers, several returns, a parameter that is
     * assigned to.
     */
    public static class Flow {

        @TrackedFile
        public String work(String input, int rounds) throws Exception {
            StringBuilder log = new StringBuilder();
            input = input + "!";
            for (int i = 0; i < rounds; i++) {
                long square = (long) i * i;
                double half = square / 2.0;
                try {
                    if (i == 1) {
                        continue;
                    }
                    if (i == 3) {
                        throw new IllegalStateException("three");
                    }
                    log.append(half);
                } catch (IllegalStateException three) {
                    log.append(three.getMessage());
                } finally {
                    log.append(';');
                }
                if (i == 5) {
                    return input + log + "early";
                }
            }
            synchronized (log) {
                switch (input) {
                    case "a!":
                        return "A" + log;
                    default:
                        Function<String, String> suffix = text -> text + log;
                        return suffix.apply(input);
                }
            }
        }

        @TrackedFile
        public int fails(@Nullable RuntimeException problem) {
            if (problem != null) {
                throw problem;
            }
            return 1;
        }

        @TrackedFile
        public int divides(int by) {
            int result = 10;
            result /= by;
            return result;
        }

        @TrackedFile
        public int recurses(int depth) {
            return depth == 0 ? 0 : 1 + recurses(depth - 1);
        }
    }

    /** Attributes of every kind, given and not. */
    public static class Attributes {

        @TrackedFile(
                type = "audio",
                path = "{0}",
                skipOn = {FileNotFoundException.class, Nested.class},
                whenEmpty = FileStatus.SKIPPED)
        public void file(Path source) {}

        @TrackedCommand(exitCode = true)
        @TrackedEmail(whenFalse = EmailStatus.SKIPPED, email = "")
        public int both(String[] to) {
            return 0;
        }

        @TrackedCommand
        public void nothing() {}

        @Deprecated
        public void untracked() {}

        /** A nested exception, for its binary name. */
        public static class Nested extends Exception {
            private static final long serialVersionUID = 1L;
        }
    }

    /** Annotations where they are of no use. */
    public abstract static class Misplaced {

        @TrackedFile
        public Misplaced() {}

        @TrackedFile
        public native void isNative();

        @TrackedFile
        public abstract void isAbstract();
    }

    /** The compiler makes a bridge of the method, with the annotation on it. */
    public static class Bridged implements Function<Path, String> {

        @Override
        @TrackedFile
        public String apply(Path path) {
            return path.toString();
        }
    }

    /** As Kotlin compiles a method with a body. */
    public interface OfKotlin {

        @TrackedFile
        String body(Path file);

        /** Where the body is. */
        class DefaultImpls {
            private DefaultImpls() {}

            @TrackedFile
            public static String body(OfKotlin self, Path file) {
                return file.toString();
            }
        }
    }

    /** Inherits the body. */
    public static class InheritsFromKotlin implements OfKotlin {

        @Override
        public String body(Path file) {
            return DefaultImpls.body(this, file);
        }
    }

    /** A default, a static and a private method of an interface. */
    public interface WithBodies {

        @TrackedFile
        default String isDefault(String name) {
            return isPrivate(name);
        }

        @TrackedFile
        private String isPrivate(String name) {
            return "private " + name;
        }

        @TrackedFile
        static String isStatic(String name) {
            return "static " + name;
        }
    }

    /** Implements it, without an annotation of its own. */
    public static class WithInheritedBodies implements WithBodies {}

    /** Names in slots, and blocks that use further slots again. */
    public static class Names {

        @TrackedFile
        public static List<String> parameters(String configPath, long targetDate, double rate) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String inner = configPath + i;
                names.add(inner);
            }
            for (long j = 0; j < 2; j++) {
                double other = rate + j;
                names.add(String.valueOf(other));
            }
            return names;
        }
    }
}
