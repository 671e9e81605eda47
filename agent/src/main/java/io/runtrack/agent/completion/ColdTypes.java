package io.runtrack.agent.completion;

import io.runtrack.agent.completion.Subscriptions.Subscribed;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The publishers that begin for each subscriber, each base type of each loader with the classes of ours that belong to
 * it.
 */
final class ColdTypes {
    private static final List<Library> LIBRARIES = List.of(
            new Library("reactor.core.publisher.Mono", "TrackedMono", "TrackedSubscriber", List.of(true)),
            new Library("reactor.core.publisher.Flux", "TrackedFlux", "TrackedSubscriber", List.of(false)),
            new Library("io.reactivex.rxjava3.core.Single", "TrackedSingle", "TrackedSingleObserver", List.of()),
            new Library("io.reactivex.rxjava3.core.Maybe", "TrackedMaybe", "TrackedMaybeObserver", List.of()),
            new Library(
                    "io.reactivex.rxjava3.core.Completable",
                    "TrackedCompletable",
                    "TrackedCompletableObserver",
                    List.of()),
            new Library("io.reactivex.rxjava3.core.Observable", "TrackedObservable", "TrackedObserver", List.of()),
            new Library("io.reactivex.rxjava3.core.Flowable", "TrackedFlowable", "TrackedSubscriber", List.of()));

    private final HiddenClasses classes;
    private final ClassValue<AtomicReference<@Nullable ColdResult>> known = new Known();

    /**
     * One base type.
     *
     * @param publisher the simple name of our subclass of it
     * @param subscriber that of the class that takes the place of its subscribers
     * @param more what the latter's constructor is to be given beside the subscriber and who is told
     */
    private record Library(String base, String publisher, String subscriber, List<Object> more) {}

    /** Kept with the base type, whose loader it holds. */
    private static final class Known extends ClassValue<AtomicReference<@Nullable ColdResult>> {
        @Override
        protected AtomicReference<@Nullable ColdResult> computeValue(Class<?> base) {
            return new AtomicReference<>();
        }
    }

    ColdTypes(HostLookup lookups) {
        this.classes = new HiddenClasses(lookups);
    }

    /**
     * Null for what is no such publisher, and for one that the host may use as more than its base type says: that must
     * be handed back as it is.
     *
     * @throws ReflectiveOperationException if it is one, and our classes do not get on with its library
     */
    @Nullable
    ColdResult of(Class<?> type) throws ReflectiveOperationException {
        for (Library library : LIBRARIES) {
            Class<?> base = Supertypes.find(type, library.base);
            if (base != null) {
                return isOpaque(type, base) ? follow(base, library) : null;
            }
        }
        return null;
    }

    /**
     * Public classes have more to offer: connectable and grouped ones, subjects, processors, a host's own. Operators do
     * not.
     */
    private static boolean isOpaque(Class<?> type, Class<?> base) {
        for (Class<?> current = type; current != base && current != null; current = current.getSuperclass()) {
            boolean isOperator = current.getName().contains(".internal.")
                    || current.getName().equals(base.getName() + "Operator");
            if (Modifier.isPublic(current.getModifiers()) && !isOperator) {
                return false;
            }
        }
        return true;
    }

    private ColdResult follow(Class<?> base, Library library) throws ReflectiveOperationException {
        AtomicReference<@Nullable ColdResult> place = known.get(base);
        ColdResult result = place.get();
        if (result == null) {
            result = new ColdResult(base, classes.constructor(base, library.publisher), subscriber(base, library));
            place.set(result);
        }
        return result;
    }

    /**
     * Its constructor takes the subscriber that it stands for; who is told, once for each of the ways to tell; and the
     * rest.
     */
    private MethodHandle subscriber(Class<?> base, Library library) throws ReflectiveOperationException {
        MethodHandle constructor = classes.constructor(base, library.subscriber);
        int ways = constructor.type().parameterCount() - 1 - library.more.size();
        MethodHandle bound = MethodHandles.insertArguments(constructor, 1 + ways, library.more.toArray());
        MethodType type = bound.type();
        int[] order = new int[1 + ways];
        for (int way = 1; way <= ways; way++) {
            type = type.changeParameterType(way, Subscribed.class);
            order[way] = 1;
        }
        MethodType taken = type.dropParameterTypes(2, 1 + ways);
        return MethodHandles.permuteArguments(bound.asType(type), taken, order);
    }
}
