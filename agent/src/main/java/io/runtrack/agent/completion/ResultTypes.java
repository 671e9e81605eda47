package io.runtrack.agent.completion;

import io.runtrack.diagnostics.Diagnostics;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its class whether a result goes on after the method has returned it. Each class is looked at once. What is
 * known of a class is kept with the class, since it may hold classes of the host. Safe for any thread.
 */
public final class ResultTypes {
    /** Those of the JDK outside of its concurrency that futures are known to have. */
    private static final Set<String> WIDE_TYPES = Set.of(
            "java.lang.Object",
            "java.lang.Runnable",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.AutoCloseable",
            "java.lang.Cloneable",
            "java.io.Closeable",
            "java.io.Serializable");

    private final ClassValue<Verdict> verdicts = new Verdicts();
    private final HostLookup lookups;
    private final Diagnostics diagnostics;

    // Made when they are needed, which in most programs they are not. Guarded by this.
    private @Nullable ColdTypes coldTypes;
    private @Nullable SuspendFunctions suspendFunctions;

    private record Verdict(@Nullable ResultType type) {
        static final Verdict ENDED = new Verdict(null);
    }

    private final class Verdicts extends ClassValue<Verdict> {
        @Override
        protected Verdict computeValue(Class<?> type) {
            try {
                ResultType found = find(type);
                return found == null ? Verdict.ENDED : new Verdict(found);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError problem) {
                diagnostics.warn(
                        "result " + type.getName(),
                        "calls that return a " + type.getName()
                                + " are recorded when they return, its end cannot be learned: " + problem);
                return Verdict.ENDED;
            }
        }
    }

    /**
     * @param lookups lets us put classes of ours into the packages of the host's libraries
     * @param diagnostics told of results whose end cannot be learned
     */
    public ResultTypes(HostLookup lookups, Diagnostics diagnostics) {
        this.lookups = lookups;
        this.diagnostics = diagnostics;
    }

    /** The results of these cannot be told by their class, but by the method. */
    public synchronized SuspendFunctions suspendFunctions() {
        if (suspendFunctions == null) {
            suspendFunctions = new SuspendFunctions(lookups);
        }
        return suspendFunctions;
    }

    /** Null for a class whose objects have ended when they are returned, which is most. */
    public @Nullable ResultType of(Class<?> type) {
        return verdicts.get(type).type();
    }

    /**
     * Whether a method whose result is declared so may return one that goes on: what cannot be asked of each result is
     * asked of most methods already.
     *
     * @param declaredType as {@link Class#getName()} has it
     */
    public static boolean mayGoOn(String declaredType) {
        if (declaredType.indexOf('.') < 0 || declaredType.startsWith("[")) {
            return false; // the primitive ones have no dot
        }
        return !declaredType.startsWith("java.")
                || declaredType.startsWith("java.util.concurrent.")
                || declaredType.startsWith("java.util.function.")
                || WIDE_TYPES.contains(declaredType);
    }

    private @Nullable ResultType find(Class<?> type) throws ReflectiveOperationException {
        if (CompletionStage.class.isAssignableFrom(type)) {
            return FutureResult.of(type);
        }
        Class<?> listenable = Supertypes.find(type, ListenableResult.TYPE);
        return listenable == null ? coldTypes().of(type) : ListenableResult.of(listenable);
    }

    private synchronized ColdTypes coldTypes() {
        if (coldTypes == null) {
            coldTypes = new ColdTypes(lookups);
        }
        return coldTypes;
    }
}
