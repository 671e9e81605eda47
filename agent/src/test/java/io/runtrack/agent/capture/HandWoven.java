package io.runtrack.agent.capture;

import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.Reflected;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Does around a method's body what the weaver's advice does. Safe for any thread. */
public final class HandWoven {
    private final TrackedMethods methods;
    private final Map<Method, BiFunction<@Nullable Object, Object[], @Nullable Object>> bound =
            new ConcurrentHashMap<>();

    public HandWoven(TrackedMethods methods) {
        this.methods = methods;
    }

    public <T> T call(Method method, @Nullable Object receiver, Callable<T> body, Object... arguments) {
        BiFunction<@Nullable Object, Object[], @Nullable Object> enter = bound.computeIfAbsent(
                method, key -> methods.bind(Reflected.shape(key), Reflected.declared(key), Kinship.NONE));
        Object token = enter.apply(receiver, arguments);
        T result;
        try {
            result = body.call();
        } catch (Throwable thrown) {
            end(token, null, thrown);
            throw HandWoven.<RuntimeException>sneaky(thrown);
        }
        @SuppressWarnings("unchecked") // it is the result itself
        T handedBack = (T) end(token, result, null);
        return handedBack;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a token is such a function; a result may be null
    private static Object end(@Nullable Object token, @Nullable Object result, @Nullable Throwable thrown) {
        return token == null
                ? result
                : ((BiFunction<@Nullable Object, @Nullable Throwable, Object>) token).apply(result, thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what the body threw, as woven code does
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
