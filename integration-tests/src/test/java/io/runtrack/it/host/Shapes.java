package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tracked methods of every shape, for {@link Transparent} to look at from all sides. */
@SuppressWarnings({"serial", "UnusedMethod"
}) // its computed serialVersionUID, and all that reflection sees, is what is tested
abstract class Shapes<T extends Comparable<T>> implements Supplier<Path>, Serializable {
    static final Object LOCK = new Object();

    static {
        System.out.println("Shapes initialised");
    }

    @TrackedFile(type = "audio")
    static Path identity(Path path) {
        return path;
    }

    @TrackedFile
    @SafeVarargs
    static <E extends Comparable<E>> List<E> generic(String name, E... elements) throws IOException {
        if (elements.length == 0) {
            throw new IOException("no elements for " + name);
        }
        List<E> list = new ArrayList<>();
        for (E element : elements) {
            list.add(element);
        }
        return list;
    }

    @TrackedFile
    @Deprecated
    synchronized boolean locked(Path path) {
        System.out.println("holds its lock: " + Thread.holdsLock(this));
        if (path.toString().isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return true;
    }

    @TrackedFile
    private long wide(long a, double b, int c, float d, byte e, char f, short g, boolean h, Path path) {
        return a + (long) b + c + (long) d + e + f + g + (h ? 1 : 0) + path.getNameCount();
    }

    long callWide() {
        return wide(1L, 2.0, 3, 4.0f, (byte) 5, 'f', (short) 7, true, Path.of("/a/b"));
    }

    @Override
    @TrackedFile
    public final Path get() {
        return Path.of("/from/supplier");
    }

    @TrackedFile
    protected Optional<T> optional(T value) {
        return Optional.of(value);
    }

    @TrackedFile
    double arithmetic(Path path, double value) {
        double result = 0;
        for (int index = 0; index < path.getNameCount(); index++) {
            try {
                result += value / index;
            } finally {
                result++;
            }
        }
        return result;
    }

    @TrackedFile
    static StackTraceElement[] stack(Path path) {
        Function<Path, Throwable> here = ignored -> new Throwable("here");
        return here.apply(path).getStackTrace();
    }

    @TrackedFile
    static Class<?> caller(Path path) {
        return CallerOf.caller(path);
    }

    @TrackedFile
    static int[] array(Path path, int[] values) {
        values[0] = path.getNameCount();
        return values;
    }

    @TrackedFile
    @SuppressWarnings("NullAway") // the JVM's message names the parameter that is null: so must it be in woven code
    static int recursive(@Nullable Path path, int depth) {
        return depth == 0 ? path.getNameCount() : recursive(path, depth - 1) + 1;
    }

    @TrackedFile
    @SuppressWarnings("NullAway") // as above, for a local variable
    static int helpful(Path path) {
        String local = System.getProperty(path.toString());
        return local.length();
    }

    @TrackedFile
    static void nothing(@Nullable Path path) {}

    @TrackedEmail
    static boolean send(String to) {
        return to.contains("@");
    }

    @TrackedCommand(exitCode = true)
    static int command(String config) {
        return config.length();
    }

    abstract void bodiless(Path path);

    /** A tracked default method with a body. */
    interface Defaulted {
        @TrackedFile
        default String described(Path path) {
            return getClass().getSimpleName() + path;
        }
    }

    /** A tracked method of a record. */
    record Entry(String name) implements Defaulted {
        @TrackedFile(path = "{this.name}")
        String named() {
            return name;
        }
    }

    /** A tracked method of an enum's constant. */
    enum Kind {
        ONE {
            @Override
            @TrackedFile
            String text(String path) {
                return path + name();
            }
        };

        abstract String text(String path);
    }

    /** The concrete class, which overrides and calls super. */
    static final class Concrete extends Shapes<String> {
        Concrete() {
            System.out.println("constructed");
        }

        @Override
        @TrackedFile
        protected Optional<String> optional(String value) {
            return super.optional(value).map(text -> text + "!");
        }

        @Override
        void bodiless(Path path) {
            System.out.println("bodiless " + path);
        }
    }
}
