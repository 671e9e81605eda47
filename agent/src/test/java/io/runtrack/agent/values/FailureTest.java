package io.runtrack.agent.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.TextLimit;
import io.runtrack.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void laysOutTheStackAsTheJdkDoes() {
        Failure failure = Failure.of(new IllegalStateException("outer", new IllegalArgumentException()));

        assertThat(stackOf(failure.cause()).lines())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .anySatisfy(line -> assertThat(line).startsWith("\tat ").contains("FailureTest.java:"));
        assertThat(stackOf(failure.cause())).doesNotEndWith("\n");
    }

    @Test
    void showsTwentyFramesOfEachCause() {
        IllegalStateException deep = deep(100);
        String stack = stackOf(Failure.of(new CompletionException(new RuntimeException("outer", deep)))
                .cause());

        assertThat(stack.lines().filter(line -> line.startsWith("\tat ")).count())
                .isEqualTo(40);
        assertThat(stack).contains("\t... ").contains(" more\n").contains("Caused by: ");
    }

    @Test
    void cutsAStackAt8KiBOfUtf8() {
        Throwable chain = new IllegalStateException("ü".repeat(3000));
        for (int i = 0; i < 50; i++) {
            chain = new IllegalStateException("ü".repeat(3000), chain);
        }

        byte[] stack = stackOf(chain).getBytes(StandardCharsets.UTF_8);

        assertThat(stack.length).isBetween(8000, 8192);
    }

    @Test
    void followsNoCycleOfCauses() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(stackOf(first)).endsWith("Caused by: java.lang.IllegalStateException (seen above)");
        Wrapped selfWrapped = new Wrapped();
        assertThat(Failure.of(selfWrapped).cause()).isSameAs(selfWrapped);
    }

    @Test
    void handsOnNoMoreOfAMessageThanHasToBeLookedAt() {
        assertThat(Failure.of(new Exception("x".repeat(100_000))).message()).hasSize(2 * TextLimit.FIELD_BYTES);
    }

    @Test
    void redactsEachMessageOfAStackBeforeItIsCut() {
        String stack = stackOf(new IllegalStateException(
                "x".repeat(999) + " https://user:hunter2hunter2@host/", new IllegalStateException("pwd=hunter2")));

        assertThat(stack).doesNotContain("hunter2").contains("x https://user:***…(cut)\n\tat ", "pwd=***\n\tat ");
    }

    @Test
    void isNotTroubledByExceptionsThatThrow() {
        Failure hostile = Failure.of(new Hostile());

        assertThat(hostile.type()).isEqualTo("Hostile");
        assertThat(hostile.message()).isNull();
        assertThat(stackOf(hostile.cause())).isEqualTo("io.runtrack.agent.values.FailureTest$Hostile");
    }

    @Test
    void isNotTroubledByExceptionsThatHaveNothingToSay() {
        Failure mute = Failure.of(new Mute(new StackTraceElement[] {null, frame("a.B", "c")}));

        assertThat(mute.message()).isNull();
        assertThat(stackOf(mute.cause()))
                .isEqualTo("io.runtrack.agent.values.FailureTest$Mute\n\tat null\n\tat a.B.c(B.java:7)");
        assertThat(stackOf(new Mute(null))).isEqualTo("io.runtrack.agent.values.FailureTest$Mute");
    }

    @Test
    void copiesNoHugeFrame() {
        String huge = "h".repeat(10_000);

        assertThat(stackOf(new Mute(new StackTraceElement[] {frame(huge, "c"), frame("a.B", huge)})))
                .contains("h…(cut).c\n", "at a.B.hhh")
                .endsWith("h…(cut)");
    }

    @Test
    void comesToAnEndWhereEachCauseHasAnother() {
        assertThat(stackOf(new Endless()).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(8000, 8192);
        assertThat(Failure.of(new EndlessWrapper()).type()).isEqualTo("EndlessWrapper");
    }

    private static StackTraceElement frame(String className, String method) {
        return new StackTraceElement(className, method, "B.java", 7);
    }

    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient StackTraceElement @Nullable [] frames;

        Mute(StackTraceElement @Nullable [] frames) {
            this.frames = frames;
        }

        @Override
        @SuppressWarnings("NullAway") // what a host may do
        public StackTraceElement[] getStackTrace() {
            return frames;
        }
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    private static final class EndlessWrapper extends CompletionException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new EndlessWrapper();
        }
    }

    @Test
    void knowsClassesByNameAlongTheSuperclasses() {
        Failure failure = Failure.of(new CompletionException("wrapped", new Hostile()));

        assertThat(failure.isAny(Set.of("java.lang.RuntimeException"))).isTrue();
        assertThat(failure.isAny(Set.of("java.util.concurrent.CompletionException")))
                .as("the wrapper itself")
                .isTrue();
        assertThat(failure.isAny(Set.of("not.Loadable", "java.io.IOException"))).isFalse();
    }

    private static String stackOf(Throwable thrown) {
        return requireNonNull(ErrorStack.redactedBy(Redaction.STANDARD).of(thrown));
    }

    private static IllegalStateException deep(int depth) {
        return depth == 0 ? new IllegalStateException("deep") : deep(depth - 1);
    }

    private static final class Wrapped extends CompletionException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized @Nullable Throwable getCause() {
            return this;
        }
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new StackOverflowError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new OutOfMemoryError("pretended");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hash");
        }
    }
}
