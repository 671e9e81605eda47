package io.runtrack.it.host;

import io.runtrack.annotations.TrackedFile;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Runs a pipeline from a loader of its own, library and all, and lets go of it. */
public final class UnloadedPipeline {

    private UnloadedPipeline() {}

    public static void main(String[] arguments) throws Exception {
        WeakReference<ClassLoader> loader = run();
        while (loader.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
        System.out.println("unloaded");
    }

    private static WeakReference<ClassLoader> run() throws Exception {
        URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        loader.loadClass("io.runtrack.it.host.UnloadedPipeline$Pipeline")
                .getMethod("run")
                .invoke(null);
        return new WeakReference<>(loader);
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }

    /** Leaves results of every kind behind, some that have ended and some that never will. */
    public static final class Pipeline {
        private Pipeline() {}

        public static void run() {
            future(CompletableFuture.completedFuture("a"), Path.of("done.wav")).join();
            Object unusedPending = future(new OwnFuture(), Path.of("pending.wav"));
            mono(Mono.just("b"), Path.of("mono.wav")).block();
            Object unusedSubscription = mono(Mono.never(), Path.of("never.wav")).subscribe();
            Object unusedCold = mono(Mono.just("c"), Path.of("cold.wav"));
        }

        @TrackedFile
        static CompletableFuture<String> future(CompletableFuture<String> future, Path recording) {
            return future;
        }

        @TrackedFile
        static Mono<String> mono(Mono<String> mono, Path recording) {
            return mono;
        }
    }

    static final class OwnFuture extends CompletableFuture<String> {}
}
