package io.runtrack.agent.completion;

import io.runtrack.agent.completion.Subscriptions.Subscribed;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.UnaryOperator;

/**
 * Reactor's and RxJava's publishers, which begin for each subscriber. What is handed back is another publisher of the
 * same base type, the only thing of ours that a host can hold: there is no other way to tell one subscription of a
 * publisher that many share from the next.
 */
final class ColdResult implements ResultType {
    private static final MethodType MAKES = MethodType.methodType(Object.class, Object.class, UnaryOperator.class);
    private static final MethodType SUBSTITUTES = MethodType.methodType(Object.class, Object.class, Subscribed.class);

    private final Class<?> base;
    private final MethodHandle publisher;
    private final MethodHandle subscriber;

    /**
     * @param base the type of the library that both publishers have
     * @param publisher makes ours from the host's and an operator
     * @param subscriber makes ours from the host's, and who is told of its end
     */
    ColdResult(Class<?> base, MethodHandle publisher, MethodHandle subscriber) {
        this.base = base;
        this.publisher = publisher.asType(MAKES);
        this.subscriber = subscriber.asType(SUBSTITUTES);
    }

    @Override
    public boolean suits(String declaredType) {
        return declaredType.equals("java.lang.Object") || Supertypes.find(base, declaredType) != null;
    }

    @Override
    public Object follow(Object result, OpenCall call) throws Throwable {
        return publisher.invokeExact(
                result, (UnaryOperator<Object>) new Subscribing(subscriber, call.bySubscription()));
    }

    /** Makes the substitutes of subscribers; the subscriber itself is the answer when there can be none. */
    private record Subscribing(MethodHandle subscriber, Subscriptions subscriptions) implements UnaryOperator<Object> {
        @Override
        public Object apply(Object actual) {
            Subscribed subscribed = subscriptions.begin();
            if (subscribed == null) {
                return actual;
            }
            try {
                return subscriber.invokeExact(actual, subscribed);
            } catch (Throwable problem) {
                subscribed.accept(null, null);
                subscribed.run();
                return actual;
            }
        }
    }
}
