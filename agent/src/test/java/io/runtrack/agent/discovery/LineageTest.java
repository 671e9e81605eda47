package io.runtrack.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.TrackingTransformer;
import io.runtrack.agent.instrument.WovenLoader;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What rules say counts like an annotation, on types of the JDK too; and nothing keeps a loader alive. */
class LineageTest {
    private static final TrackedAnnotation NAMED = new TrackedAnnotation(TrackedKind.FILE, Map.of("type", "named"));

    private final List<String> warnings = new ArrayList<>();

    /** Names one method, and leaves one class out. */
    private record OneRule(String type, String method, String excluded) implements MethodRules {
        @Override
        public boolean mayName(String className) {
            return className.equals(type);
        }

        @Override
        public boolean excludes(String className) {
            return className.equals(excluded);
        }

        @Override
        public List<TrackedAnnotation> declaredOn(MethodShape shape, List<TrackedAnnotation> annotations) {
            return shape.displayName().equals(type + '#' + method) ? List.of(NAMED) : annotations;
        }
    }

    /** Says that there are no rules until it meets the class that they name. */
    private static final class Sleeping implements MethodRules {
        private final OneRule rule;
        private boolean awake;

        Sleeping(OneRule rule) {
            this.rule = rule;
        }

        @Override
        public boolean mayName(String className) {
            awake |= rule.mayName(className);
            return rule.mayName(className);
        }

        @Override
        public boolean mayNameAny() {
            return awake;
        }

        @Override
        public boolean excludes(String className) {
            return false;
        }

        @Override
        public List<TrackedAnnotation> declaredOn(MethodShape shape, List<TrackedAnnotation> annotations) {
            return rule.declaredOn(shape, annotations);
        }
    }

    static class OfLibrary implements Executable {
        @Override
        public void execute() {}
    }

    static class Task implements Runnable {
        @Override
        public void run() {}

        void other() {}
    }

    static class Worker extends Thread {
        @Override
        public void run() {}
    }

    static class Derived extends Task {
        @Override
        public void run() {}
    }

    @Test
    void rulesReachImplementationsOfTheJdksInterfaces() throws Exception {
        MethodRules rules = new OneRule("java.lang.Runnable", "run", "");

        assertThat(trackedMethods(rules, Task.class)).containsExactly("run named");
        assertThat(trackedMethods(rules, Derived.class)).containsExactly("run named");
        assertThat(trackedMethods(rules, Worker.class)).containsExactly("run named");
        assertThat(trackedMethods(rules, String.class)).isEmpty();
    }

    @Test
    void rulesThatWakeForALibraryCountFromThenOn() throws Exception {
        MethodRules rules = new Sleeping(new OneRule(Executable.class.getName(), "execute", ""));

        assertThat(trackedMethods(rules, Task.class)).isEmpty();
        assertThat(rules.mayNameAny()).isFalse();
        assertThat(trackedMethods(rules, OfLibrary.class)).containsExactly("execute named");
        assertThat(rules.mayNameAny()).isTrue();
    }

    @Test
    void classesThatRulesExcludeAreInheritedFromButNotWoven() throws Exception {
        MethodRules rules = new OneRule(Task.class.getName(), "run", Task.class.getName());
        Lineage lineage = new Lineage(rules);
        List<String> woven = new ArrayList<>();
        TrackingTransformer transformer = new TrackingTransformer(
                () -> (type, classFile) -> {
                    woven.add(type.declared().name());
                    return null;
                },
                lineage,
                warnings::add);

        for (Class<?> type : List.of(Task.class, Derived.class, Worker.class)) {
            byte[] classFile = WovenLoader.classFile(type);
            ClassLoader host = new WovenLoader(LineageTest.class.getClassLoader());
            transformer.transform(null, host, type.getName().replace('.', '/'), null, null, classFile);
        }

        assertThat(warnings).isEmpty();
        assertThat(woven).containsExactly(Derived.class.getName().replace('.', '/'));
    }

    @Test
    void holdsNoLoader() throws Exception {
        Lineage lineage = new Lineage(MethodRules.NONE);
        WeakReference<ClassLoader> loader = new WeakReference<>(look(lineage));

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(loader.get()).isNull();
        assertThat(lineage.rules()).isSameAs(MethodRules.NONE);
    }

    private static ClassLoader look(Lineage lineage) throws IOException {
        ClassLoader loader = new WovenLoader(LineageTest.class.getClassLoader());
        lineage.of(new HostClass(loader, "sample/Derived", null), WovenLoader.classFile(Derived.class));
        return loader;
    }

    private List<String> trackedMethods(MethodRules rules, Class<?> type) throws Exception {
        ClassLoader host = new WovenLoader(LineageTest.class.getClassLoader());
        TrackedType tracked = new Lineage(rules)
                .of(new HostClass(host, type.getName().replace('.', '/'), null), WovenLoader.classFile(type));
        return new MethodResolver(new BodilessMethods(warnings::add), warnings::add)
                .resolve(tracked).stream()
                        .map(method -> method.shape().name() + " "
                                + method.annotations()
                                        .get(0)
                                        .annotation()
                                        .attributes()
                                        .get("type"))
                        .toList();
    }
}
