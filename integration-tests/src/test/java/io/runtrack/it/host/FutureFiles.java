package io.runtrack.it.host;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Futures of every kind, ended in every way. Each file is named after what becomes of it. What the host sees of them is
 * printed.
 */
public final class FutureFiles {
    private static final Executor NEW_THREAD = task -> new Thread(task, "completing").start();

    private FutureFiles() {}

    public static void main(String[] arguments) throws Exception {
        run();
        CompletableFuture<String> never = new CompletableFuture<>();
        see("never", never, stage(never, Path.of("never.wav")));
        System.out.println("done");
    }

    @TrackedCommand("future-files")
    static void run() throws Exception {
        completed();
        failed();
        cancelled();
        odd();
        values();
        listenable();
    }

    private static void completed() throws Exception {
        CompletableFuture<String> before = CompletableFuture.completedFuture("a");
        see("before", before, stage(before, Path.of("before.wav")));
        CompletableFuture<String> after = new CompletableFuture<>();
        see("after", after, stage(after, Path.of("after.wav")));
        after.complete("b");
        System.out.println("again " + after.complete("c") + " " + after.join());
        after.obtrudeValue("d");
        CompletableFuture<String> elsewhere = new CompletableFuture<>();
        see("elsewhere", elsewhere, undeclared(elsewhere, Path.of("elsewhere.wav")));
        elsewhere.completeAsync(() -> "e", NEW_THREAD).get();
        CompletableFuture<String> derived =
                CompletableFuture.supplyAsync(() -> "f", NEW_THREAD).thenApply(text -> text + "!");
        see("derived", derived, stage(derived, Path.of("derived.wav")));
        System.out.println(derived.get());
        CompletionStage<String> minimal = CompletableFuture.completedStage("g");
        see("minimal", minimal, stage(minimal, Path.of("minimal.wav")));
    }

    private static void failed() {
        CompletableFuture<String> before = CompletableFuture.failedFuture(new IllegalStateException("no speech"));
        see("failed before", before, stage(before, Path.of("failed-before.wav")));
        CompletableFuture<String> after = new CompletableFuture<>();
        CompletableFuture<String> wrapped = after.thenApply(String::strip);
        see("failed after", after, stage(after, Path.of("failed-after.wav")));
        see("wrapped", wrapped, stage(wrapped, Path.of("wrapped.wav")));
        after.completeExceptionally(
                new CompletionException(new ExecutionException(new IllegalArgumentException("cut"))));
        describeFailure("wrapped", wrapped);
        CompletableFuture<String> thrown = CompletableFuture.supplyAsync(
                () -> {
                    throw new UnsupportedOperationException("mp7");
                },
                NEW_THREAD);
        see("thrown", thrown, stage(thrown, Path.of("thrown.wav")));
        describeFailure("thrown", thrown);
        CompletableFuture<String> skipped = CompletableFuture.failedFuture(new AlreadyDone("seen"));
        see("skipped", skipped, stage(skipped, Path.of("skipped.wav")));
        try {
            System.out.println(throwing(Path.of("at-once.wav")));
        } catch (IllegalStateException expected) {
            System.out.println("thrown at once: " + expected.getMessage());
        }
    }

    private static void cancelled() {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        see("cancelled", cancelled, stage(cancelled, Path.of("cancelled.wav")));
        System.out.println(cancelled.cancel(true) + " " + cancelled.isCancelled());
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<String> dependent = source.thenApply(String::strip);
        see("dependent", dependent, stage(dependent, Path.of("cancelled-source.wav")));
        System.out.println(source.cancel(false));
        System.out.println(dependent.isCompletedExceptionally() + " " + dependent.isCancelled());
    }

    private static void odd() throws Exception {
        CompletableFuture<String> touchy = new TouchyFuture<>();
        see("touchy", touchy, stage(touchy, Path.of("touchy.wav")));
        touchy.complete("a");
        Future<String> plain = new FutureTask<>(() -> "b");
        see("plain", plain, future(plain, Path.of("plain-future.wav")));
        Future<String> actual = new CompletableFuture<>();
        see("actual", actual, future(actual, Path.of("actual.wav")));
        ((CompletableFuture<String>) actual).completeExceptionally(new IllegalStateException("actual"));
        CompletionStage<String> foreign = new ForeignStage<>(CompletableFuture.completedFuture("c"));
        see("foreign", foreign, stage(foreign, Path.of("foreign.wav")));
        CompletionStage<String> refusing = new ForeignStage<>(null);
        see("refusing", refusing, stage(refusing, Path.of("refusing.wav")));
        see("null", null, stage(null, Path.of("null.wav")));
    }

    private static void values() throws Exception {
        System.out.println(path(Path.of("with-output.wav")).get());
        System.out.println(optional(Path.of("empty-optional.wav")).get());
        System.out.println(missing(Path.of("missing.wav")).get());
        nothing(Path.of("void.wav")).get();
        System.out.println(verdict(Path.of("refused.wav")).get());
        System.out.println(status(Path.of("status.wav")).get());
        System.out.println(templated(Path.of("templated.wav")).get());
    }

    private static void listenable() {
        SettableFuture<String> settable = SettableFuture.create();
        see("settable", settable, listenable(settable, Path.of("listenable.wav")));
        settable.set("a");
        see("immediate", null, listenable(Futures.immediateFuture("b"), Path.of("listenable-before.wav")));
        SettableFuture<String> failing = SettableFuture.create();
        see("failing", failing, undeclared(failing, Path.of("listenable-failed.wav")));
        failing.setException(new IllegalStateException("no guava"));
        SettableFuture<String> cancelled = SettableFuture.create();
        see("cancelled", cancelled, listenable(cancelled, Path.of("listenable-cancelled.wav")));
        System.out.println(cancelled.cancel(false));
        SettableFuture<String> interrupted = SettableFuture.create();
        see("interrupted", interrupted, listenable(interrupted, Path.of("listenable-interrupted.wav")));
        Thread.currentThread().interrupt();
        interrupted.set("c");
        System.out.println("interrupt kept " + Thread.interrupted());
    }

    private static void see(String what, @Nullable Object given, @Nullable Object returned) {
        System.out.println(what + (given == null || given == returned ? " is itself" : " is another " + returned));
    }

    private static void describeFailure(String what, CompletableFuture<?> future) {
        try {
            System.out.println(what + " " + future.get());
        } catch (ExecutionException | InterruptedException e) {
            System.out.println(what + " " + e + " " + e.getCause());
        }
    }

    @TrackedFile(skipOn = AlreadyDone.class)
    static @Nullable CompletionStage<String> stage(@Nullable CompletionStage<String> stage, Path recording) {
        return stage;
    }

    @TrackedFile(path = "{recording}")
    static Object undeclared(Object result, Path recording) {
        return result;
    }

    @TrackedFile
    static Future<String> future(Future<String> future, Path recording) {
        return future;
    }

    @TrackedFile
    static ListenableFuture<String> listenable(ListenableFuture<String> future, Path recording) {
        return future;
    }

    @TrackedFile
    static CompletableFuture<String> throwing(Path recording) {
        throw new IllegalStateException("at once " + recording);
    }

    @TrackedFile
    static CompletableFuture<Path> path(Path recording) {
        return CompletableFuture.supplyAsync(() -> Path.of("out.json"), NEW_THREAD);
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static CompletableFuture<Optional<Path>> optional(Path recording) {
        return CompletableFuture.supplyAsync(Optional::empty, NEW_THREAD);
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static CompletableFuture<@Nullable String> missing(Path recording) {
        return CompletableFuture.supplyAsync(() -> null, NEW_THREAD);
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static CompletableFuture<Void> nothing(Path recording) {
        return CompletableFuture.runAsync(() -> {}, NEW_THREAD);
    }

    @TrackedFile(whenFalse = FileStatus.FAILED)
    static CompletableFuture<Boolean> verdict(Path recording) {
        return CompletableFuture.supplyAsync(() -> false, NEW_THREAD);
    }

    @TrackedFile
    static CompletableFuture<FileStatus> status(Path recording) {
        return CompletableFuture.supplyAsync(() -> FileStatus.SKIPPED, NEW_THREAD);
    }

    @TrackedFile(agentId = "{return.agent}", outputPath = "out/{return.agent}.json")
    static CompletableFuture<Transcript> templated(Path recording) {
        return CompletableFuture.supplyAsync(() -> new Transcript("agent-7"), NEW_THREAD);
    }

    record Transcript(String agent) {}

    static final class AlreadyDone extends RuntimeException {
        private static final long serialVersionUID = 1;

        AlreadyDone(String message) {
            super(message);
        }
    }

    /** Says so when anybody makes a dependent of it. */
    static final class TouchyFuture<T> extends CompletableFuture<T> {
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            System.out.println("touched");
            return super.newIncompleteFuture();
        }

        @Override
        public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
            throw new UnsupportedOperationException("not for you");
        }
    }

    /** A stage that is nobody's subclass; without one to stand for it, one that refuses everything. */
    private static final class ForeignStage<T> extends StageOfNothing<T> {
        private final @Nullable CompletableFuture<T> behind;

        ForeignStage(@Nullable CompletableFuture<T> behind) {
            this.behind = behind;
        }

        @Override
        public CompletionStage<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
            if (behind == null) {
                return super.whenComplete(action);
            }
            return behind.whenComplete(action);
        }
    }
}
