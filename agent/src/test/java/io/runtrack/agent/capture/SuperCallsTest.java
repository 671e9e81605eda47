package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.RunMetadata;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SuperCallsTest {
    private static final StartedRuns STARTED = new StartedRuns();
    private static final HandWoven WOVEN = new HandWoven(new TrackedMethods(
            new ActiveRuns(STARTED, GivenIds.NONE, Clock.systemUTC(), () -> null),
            (module, packageName) -> {},
            new Warnings(),
            ErrorStack.NONE));

    static class Base<T> {
        @TrackedFile
        Object process(Path file, int depth) {
            return WOVEN.call(
                    method(Base.class, "process", Path.class, int.class),
                    this,
                    () -> depth == 0 ? file : process(file, depth - 1),
                    file,
                    depth);
        }

        @TrackedFile
        Object convert(T file) {
            return WOVEN.call(method(Base.class, "convert", Object.class), this, () -> "converted", file);
        }

        @TrackedCommand("nightly")
        void run() {
            WOVEN.call(method(Base.class, "run"), this, () -> "done");
        }
    }

    static class Middle<T> extends Base<T> {
        @Override
        @TrackedFile
        Object process(Path file, int depth) {
            return WOVEN.call(
                    method(Middle.class, "process", Path.class, int.class),
                    this,
                    () -> super.process(file, depth),
                    file,
                    depth);
        }
    }

    static final class Derived extends Middle<Path> {
        @Override
        @TrackedFile
        Path process(Path file, int depth) {
            return WOVEN.call(
                    method(Derived.class, "process", Path.class, int.class),
                    this,
                    () -> (Path) super.process(file, depth),
                    file,
                    depth);
        }

        @Override
        @TrackedFile
        Object convert(Path file) {
            return WOVEN.call(method(Derived.class, "convert", Path.class), this, () -> super.convert(file), file);
        }

        @TrackedFile
        Object convert(String file) {
            return WOVEN.call(
                    method(Derived.class, "convert", String.class), this, () -> super.convert(Path.of(file)), file);
        }

        @Override
        @TrackedCommand("nightly")
        void run() {
            WOVEN.call(method(Derived.class, "run"), this, () -> {
                super.run();
                return null;
            });
        }
    }

    @Test
    void takesSuperCallsForPartOfTheOverridesRecord() {
        assertThat(files(() -> new Derived().process(Path.of("a"), 0))).isEqualTo(1);
    }

    @Test
    void takesRecursionForRecordsOfItsOwn() {
        assertThat(files(() -> new Base<Path>().process(Path.of("a"), 2))).isEqualTo(3);
        assertThat(files(() -> new Derived().process(Path.of("a"), 2))).isEqualTo(3);
    }

    @Test
    void knowsTheSuperCallOfAGenericMethodByItsBridge() {
        assertThat(files(() -> new Derived().convert(Path.of("a")))).isEqualTo(1);
    }

    @Test
    void takesAnOverloadForAMethodOfItsOwn() {
        assertThat(files(() -> new Derived().convert("a"))).isEqualTo(2);
    }

    @Test
    void takesACommandThatCallsItsOwnSuperForOneRun() {
        int before = STARTED.runs().size();

        new Derived().run();

        assertThat(STARTED.runs()).hasSize(before + 1);
        assertThat(STARTED.last().isActive()).isFalse();
    }

    private static long files(Runnable work) {
        long before = count();
        work.run();
        return count() - before;
    }

    private static long count() {
        return STARTED.runs().stream().mapToLong(RunMetadata::totalFiles).sum();
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name)
                        && !method.isBridge()
                        && Arrays.equals(method.getParameterTypes(), parameters))
                .findFirst()
                .orElseThrow();
    }
}
