package io.runtrack.agent.completion;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Guava's {@code ListenableFuture}, of whatever version and loader. */
final class ListenableResult implements ResultType {
    static final String TYPE = "com.google.common.util.concurrent.ListenableFuture";

    private static final MethodType ADD_LISTENER = MethodType.methodType(void.class, Runnable.class, Executor.class);

    private final MethodHandle addListener;

    private ListenableResult(MethodHandle addListener) {
        this.addListener = addListener;
    }

    /** @throws ReflectiveOperationException if the interface is not what it is called */
    static ListenableResult of(Class<?> listenableFuture) throws ReflectiveOperationException {
        return new ListenableResult(MethodHandles.publicLookup()
                .findVirtual(listenableFuture, "addListener", ADD_LISTENER)
                .asType(ADD_LISTENER.insertParameterTypes(0, Object.class)));
    }

    @Override
    public Object follow(Object result, OpenCall call) throws Throwable {
        addListener.invokeExact(result, (Runnable) new Listener((Future<?>) result, call), (Executor) new ThisThread());
        return result;
    }

    private record ThisThread() implements Executor {
        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private record Listener(Future<?> future, ResultEnd end) implements Runnable {
        @Override
        public void run() {
            try {
                end.accept(value(), null);
            } catch (ExecutionException failed) {
                end.accept(null, failed);
            } catch (Throwable cancelled) {
                end.accept(null, cancelled);
            }
        }

        /** An interrupt of this thread is the host's, and must not keep us from the value. */
        private @Nullable Object value() throws Exception {
            boolean interrupted = Thread.interrupted();
            try {
                if (!future.isDone()) {
                    throw new CancellationException("told its listeners that it was done, and is not");
                }
                return future.get();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
