package java.lang;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What woven code calls. It stands in {@code java.lang} because that is the one package which every class loader,
 * child-first and parentless ones included, takes from the boot loader; it is the only class of ours there, and the
 * only static hook of the program.
 *
 * <p>Nothing that happens behind it reaches the host: both halves of a call catch everything and pass it on to be
 * counted.
 *
 * <p>Safe for use by any number of threads.
 */
public final class RuntrackLinkage {

    /**
     * By method number. Replaced, never changed, when it is full; its elements are written before their number is known
     * to anyone.
     */
    private static volatile BiFunction<Object, Object[], Object>[] methods = newTable(64);

    private static int count;
    /**
     * How many calls could not be begun, because there was no stack for it. Woven code counts here too; not exact when
     * several threads do at once.
     */
    public static int missed;

    private static volatile Consumer<Throwable> onError;
    private static volatile IntConsumer onExit;

    private RuntrackLinkage() {}

    /**
     * Gives a woven method its number.
     *
     * @param method takes receiver and arguments; returns null, or what {@link #exit} is to be called with
     */
    public static synchronized int add(BiFunction<Object, Object[], Object> method) {
        BiFunction<Object, Object[], Object>[] table = methods;
        if (count == table.length) {
            table = Arrays.copyOf(table, 2 * count);
        }
        table[count] = method;
        methods = table;
        return count++;
    }

    /** Sets who is told what tracking threw. */
    public static void onError(Consumer<Throwable> listener) {
        onError = listener;
    }

    /** Sets who is told that the JVM is about to exit. */
    public static void onExit(IntConsumer listener) {
        onExit = listener;
    }

    /** Answers {@link #missed}, and begins anew. */
    public static int takeMissed() {
        int taken = missed;
        if (taken != 0) { // nearly never
            missed = 0;
        }
        return taken;
    }

    /** Woven in front of a tracked method's body. */
    public static Object enter(int method, Object self, Object[] arguments) {
        try {
            return methods[method].apply(self, arguments);
        } catch (StackOverflowError noRoom) {
            missed++; // and nothing is called, for which there is no room either
            return null;
        } catch (Throwable problem) {
            report(problem);
            return null;
        }
    }

    /**
     * Woven behind a tracked method's body.
     *
     * @param call what {@link #enter} returned
     * @return what the method is to return, usually {@code result}
     */
    @SuppressWarnings("unchecked")
    public static Object exit(Object call, Object result, Throwable thrown) {
        if (call == null) {
            return result;
        }
        try {
            return ((BiFunction<Object, Throwable, Object>) call).apply(result, thrown);
        } catch (StackOverflowError noRoom) {
            return result; // a call around it finds that this one was not told of its end
        } catch (Throwable problem) {
            report(problem);
            return result;
        }
    }

    /** Woven in front of the JVM's own exit. */
    public static void exiting(int status) {
        IntConsumer listener = onExit;
        if (listener == null) {
            return;
        }
        try {
            listener.accept(status);
        } catch (Throwable problem) {
            report(problem);
        }
    }

    private static void report(Throwable problem) {
        Consumer<Throwable> listener = onError;
        if (listener == null) {
            return;
        }
        try {
            listener.accept(problem);
        } catch (Throwable ignored) {
            // Whoever reports problems has one: there is nobody left to tell.
        }
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<Object, Object[], Object>[] newTable(int size) {
        return (BiFunction<Object, Object[], Object>[]) new BiFunction<?, ?, ?>[size];
    }

    // ---- Work that threads hand to one another: woven into the JDK's executors when a second run becomes active.

    /** Null while there are not several runs: one check is all that woven code then costs. */
    private static volatile List<BiConsumer<Object, Object>> work;

    /**
     * Sets who is told of work; null for nobody.
     *
     * @param hooks what {@link #submitted}, {@link #scheduled}, {@link #begun}, {@link #entered}, {@link #left},
     *     {@link #done} and {@link #executing} call, in this order
     */
    public static void onWork(List<BiConsumer<Object, Object>> hooks) {
        work = hooks;
    }

    /** This thread submits a task, which will be begun once. */
    public static void submitted(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 0, owner, task);
        }
    }

    /** This thread schedules a task, or makes something, that will be begun any number of times. */
    public static void scheduled(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 1, owner, task);
        }
    }

    /** This thread, which does nothing but tasks, begins with one. */
    public static void begun(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 2, owner, task);
        }
    }

    /** This thread begins with a task amid whatever else it does. */
    public static void entered(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 3, owner, task);
        }
    }

    /** This thread goes back to what it did before the task. */
    public static void left(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 4, owner, task);
        }
    }

    /** As {@link #left}; and unless the result is null, the task will not be begun again. */
    public static void done(Object result, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 5, result, task);
        }
    }

    /** As {@link #begun}, of a task that this thread may have begun with a moment ago. */
    public static void executing(Object owner, Object task) {
        List<BiConsumer<Object, Object>> hooks = work;
        if (hooks != null) {
            tell(hooks, 6, owner, task);
        }
    }

    private static void tell(List<BiConsumer<Object, Object>> hooks, int hook, Object owner, Object task) {
        if (task == null) {
            return;
        }
        try {
            hooks.get(hook).accept(owner, task);
        } catch (Throwable problem) {
            report(problem);
        }
    }
}
