package io.runtrack.it.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Path that prints each call it receives but {@code toString}, the one that tracking may make, and fails on
 * that if told to.
 */
final class Touchy implements InvocationHandler {
    private final @Nullable RuntimeException failure;

    Touchy() {
        this(null);
    }

    Touchy(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    Path path() {
        return (Path) Proxy.newProxyInstance(Touchy.class.getClassLoader(), new Class<?>[] {Path.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (!method.getName().equals("toString")) {
            System.out.println("touched " + method + Arrays.toString(arguments));
            return method.getReturnType() == boolean.class ? false : null;
        }
        if (failure != null) {
            throw failure;
        }
        return "/touchy";
    }
}
