package io.runtrack.it.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs a tracked class in class loaders that delegate as containers, plug-in systems and sandboxes do. */
public final class StrangeLoaders {
    private static final String LOADED = "io.runtrack.it.host.LoadedWork";

    private StrangeLoaders() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoader own = StrangeLoaders.class.getClassLoader();
        run("child-first", new ChildFirst(own, name -> true));
        run("filtering", new ChildFirst(own, name -> name.startsWith("java.lang.")));
        run("parentless", new ChildFirst(null, name -> true));
    }

    private static void run(String name, ClassLoader loader) throws Exception {
        Class<?> loaded = Class.forName(LOADED, true, loader);
        Object result = loaded.getMethod("process", String.class).invoke(null, "/in/" + name + ".wav");
        System.out.println(result + " " + (loaded.getClassLoader() == loader));
    }

    /** Defines the one class itself; hands on to its parent only what passes the filter. */
    private static final class ChildFirst extends ClassLoader {
        private final Predicate<String> passes;

        ChildFirst(@Nullable ClassLoader parent, Predicate<String> passes) {
            super(parent);
            this.passes = passes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.equals(LOADED)) {
                    return define(name);
                }
                if (!passes.test(name)) {
                    throw new ClassNotFoundException(name + " is kept out");
                }
                return super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream =
                    StrangeLoaders.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
