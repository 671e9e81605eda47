package io.runtrack.agent.instrument;

import static io.runtrack.agent.instrument.WovenLoader.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.method.MethodRules;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {

    private final Instrumentation instrumentation = ByteBuddyAgent.getInstrumentation();
    private final Recorder recorder = new Recorder();
    private final List<String> warnings = new ArrayList<>();

    /** A loader of the host's, whose classes are there before the agent is. */
    private static final class HostLoader extends ClassLoader {
        private final byte[] classFile;
        private boolean fails;

        HostLoader(byte[] classFile) {
            super(null);
            this.classFile = classFile;
        }

        Class<?> define() {
            return defineClass("sample.Calculator", classFile, 0, classFile.length);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            if (fails) {
                throw new IllegalStateException("closed");
            }
            return name.equals("sample/Calculator.class") ? new ByteArrayInputStream(classFile) : null;
        }
    }

    @Test
    void weavesWhatWasLoadedBeforeAndSurvivesLoadersThatFail() throws Exception {
        HostLoader loader = new HostLoader(ClassFiles.calculator(61));
        HostLoader closed = new HostLoader(ClassFiles.calculator(61));
        Class<?> loaded = loader.define();
        Class<?> unreadable = closed.define();
        assertThat(call(loaded, null, "sum", 1, 1L, 1d)).isEqualTo(3d);
        closed.fails = true;

        attach();

        assertThat(call(loaded, null, "sum", 1, 2L, 3d)).isEqualTo(6d);
        assertThat(recorder.onlyCall().arguments).containsExactly(1, 2L, 3d);
        assertThat(call(unreadable, null, "sum", 1, 2L, 3d)).isEqualTo(6d);
        assertThat(recorder.calls).hasSize(1);
        assertThat(warnings).isEmpty();
    }

    private void attach() throws Exception {
        Linkage linkage = Linkage.install(instrumentation);
        Lineage lineage = new Lineage(MethodRules.NONE);
        TrackingTransformer transformer =
                new TrackingTransformer(() -> new Weaver(linkage, recorder, warnings::add), lineage, warnings::add);
        instrumentation.addTransformer(transformer, true);
        try {
            new LoadedClasses(instrumentation, transformer, lineage, warnings::add).weave();
        } finally {
            instrumentation.removeTransformer(transformer);
        }
    }
}
