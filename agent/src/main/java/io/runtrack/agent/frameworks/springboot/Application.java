package io.runtrack.agent.frameworks.springboot;

import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.hook.Capture;
import io.runtrack.model.RunDescription;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One application whose runners are called, or have been. Safe for any thread. */
final class Application {
    private static final String NAME = "spring.application.name";
    private static final String PROPERTIES = "org.springframework.core.env.PropertyResolver";

    /** So Boot's own exception begins that wraps what a runner has thrown. */
    private static final String WRAPPING = "Failed to execute ";

    private final WeakReference<Object> application;
    private final WeakReference<Object> context;
    private final Capture capture;
    private @Nullable CapturedRun run; // guarded by this
    private @Nullable RunEnding failure; // guarded by this

    Application(Object application, @Nullable Object context, Capture capture) {
        this.application = new WeakReference<>(application);
        this.context = new WeakReference<>(context);
        this.capture = capture;
    }

    static boolean isOnTheWeb(Object application, Capture capture) {
        String type = String.valueOf(capture.ask(application, "webApplicationType"));
        return type.equals("SERVLET") || type.equals("REACTIVE");
    }

    boolean is(@Nullable Object other) {
        return other != null && application.refersTo(other);
    }

    synchronized boolean hasRunners() {
        return run != null;
    }

    /** A runner is about to be called. */
    synchronized void startOnce() {
        if (run == null) {
            CapturedRun started = capture.startFrame(new RunDescription(command(), null, null, null));
            started.endsWithProcess(RunEnding.COUNTED);
            run = started;
        }
    }

    void runnerLeft(@Nullable Throwable thrown) {
        if (thrown != null) {
            failed(ofRunner(thrown));
        }
    }

    /** Of what has failed, the first is what it has failed with. */
    synchronized void failed(Throwable thrown) {
        CapturedRun started = run;
        if (started != null && failure == null) {
            RunEnding ending = RunEnding.failed(thrown);
            failure = ending;
            started.endsWithProcess(ending);
        }
    }

    synchronized void mainLeft(@Nullable Throwable thrown) {
        CapturedRun started = run;
        if (started == null) {
            return;
        }
        RunEnding otherwise = thrown == null ? RunEnding.COUNTED : RunEnding.failed(thrown);
        started.end(failure == null ? otherwise : failure);
    }

    private static Throwable ofRunner(Throwable thrown) {
        Throwable cause = thrown.getCause();
        String message = thrown.getMessage();
        boolean wraps = thrown instanceof IllegalStateException && message != null && message.startsWith(WRAPPING);
        return wraps && cause != null ? cause : thrown;
    }

    private String command() {
        Object environment = capture.ask(context.get(), "environment");
        String name = environment == null ? null : property(environment);
        return name == null || name.isBlank() ? capture.processName() : name.strip();
    }

    private static @Nullable String property(Object environment) {
        try {
            Class<?> resolver =
                    Class.forName(PROPERTIES, false, environment.getClass().getClassLoader());
            Method getter = resolver.getMethod("getProperty", String.class);
            return (String) getter.invoke(environment, NAME);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
