package io.runtrack.agent.completion;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's suspend functions. A compiled one takes a continuation as its last argument. If it was suspended, it ends by
 * resuming that continuation; otherwise it returns as other methods do. In between, its body may be entered any number
 * of times. Safe for any thread.
 */
public final class SuspendFunctions {
    private static final String BASE = "kotlin.coroutines.jvm.internal.BaseContinuationImpl";
    private static final String SINGLETONS = "kotlin.coroutines.intrinsics.CoroutineSingletons";

    private static final String OURS = "kotlin.coroutines.jvm.internal.TrackedContinuation/";

    private static final MethodType LABEL = MethodType.methodType(int.class, Object.class);
    private static final MethodType SUBSTITUTES = MethodType.methodType(Object.class, Object.class, BiConsumer.class);
    private static final MethodType COMPLETION = MethodType.methodType(Object.class, Object.class);

    /** For continuations that are no function's own: they are at no place of one. */
    private static final MethodHandle NO_LABEL =
            MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0, Object.class);

    private final HostLookup lookups;
    private final HiddenClasses classes;
    private final ClassValue<MethodHandle> labels = new Labels();
    private final ClassValue<AtomicReference<@Nullable Kotlin>> kotlins = new Kotlins();
    private final ClassValue<AtomicReference<@Nullable Kotlin>> kotlinsOfBases = new Kotlins();

    /**
     * One of the Kotlins that the host has.
     *
     * @param substitutes makes our continuation from another and who is told
     * @param completion tells which continuation is resumed after another
     */
    private record Kotlin(MethodHandle substitutes, MethodHandle completion) {}

    /** Kept with the host's classes, since they hold these. */
    private final class Labels extends ClassValue<MethodHandle> {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            if (Supertypes.find(type, BASE) == null) {
                return NO_LABEL;
            }
            try {
                return lookups.in(type).findGetter(type, "label", int.class).asType(LABEL);
            } catch (ReflectiveOperationException none) {
                return NO_LABEL;
            }
        }
    }

    /** Of continuations each its own, and of their base class the one. */
    private static final class Kotlins extends ClassValue<AtomicReference<@Nullable Kotlin>> {
        @Override
        protected AtomicReference<@Nullable Kotlin> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    }

    /** @param lookups lets us put a class of ours into Kotlin's packages, and read what the compiler made */
    public SuspendFunctions(HostLookup lookups) {
        this.lookups = lookups;
        this.classes = new HiddenClasses(lookups);
    }

    /** Whether a function has not ended, but was suspended. */
    public static boolean isSuspended(@Nullable Object returned) {
        return returned instanceof Enum<?> constant
                && constant.name().equals("COROUTINE_SUSPENDED")
                && constant.getDeclaringClass().getName().equals(SINGLETONS);
    }

    /**
     * Whether the body is entered to go on after it was suspended, rather than for another call. The body asks the
     * same: it is given its own continuation then, marked by the sign of the label that says where to go on.
     */
    public boolean isResumption(@Nullable Object continuation) throws Throwable {
        return continuation != null && (int) labels.get(continuation.getClass()).invokeExact(continuation) < 0;
    }

    /**
     * Who is told of the end of the call that is resumed: what {@link #substitute} was given, or null if it was not
     * asked for this call.
     */
    public @Nullable Object suspendedCall(Object continuation) throws Throwable {
        Object completion = kotlinOf(continuation.getClass()).completion.invokeExact(continuation);
        boolean isOurs = completion != null && completion.getClass().getName().startsWith(OURS);
        return isOurs ? ((Supplier<?>) completion).get() : null;
    }

    /**
     * What the function is to be given in place of the continuation of its caller.
     *
     * @param end told of the end when the function ends after having been suspended
     * @throws Throwable if our class does not get on with the host's Kotlin, or the continuation fails
     */
    public Object substitute(Object continuation, ResultEnd end) throws Throwable {
        return kotlinOf(continuation.getClass())
                .substitutes
                .invokeExact(continuation, (BiConsumer<@Nullable Object, @Nullable Throwable>) end);
    }

    private Kotlin kotlinOf(Class<?> continuation) throws ReflectiveOperationException {
        AtomicReference<@Nullable Kotlin> place = kotlins.get(continuation);
        Kotlin kotlin = place.get();
        if (kotlin == null) {
            kotlin = find(continuation);
            place.set(kotlin);
        }
        return kotlin;
    }

    /** By the base class that ours extends, in the loader from which the host has its continuations. */
    private Kotlin find(Class<?> continuation) throws ReflectiveOperationException {
        Class<?> declared = Supertypes.find(continuation, "kotlin.coroutines.Continuation");
        if (declared == null) {
            throw new ClassNotFoundException(continuation + " is no continuation");
        }
        Class<?> base = Class.forName(BASE, false, declared.getClassLoader());
        AtomicReference<@Nullable Kotlin> place = kotlinsOfBases.get(base);
        Kotlin known = place.get();
        if (known != null) {
            return known;
        }
        MethodHandle completion = lookups.in(base).findVirtual(base, "getCompletion", MethodType.methodType(declared));
        Kotlin found = new Kotlin(
                classes.constructor(base, "TrackedContinuation").asType(SUBSTITUTES), completion.asType(COMPLETION));
        place.set(found);
        return found;
    }
}
