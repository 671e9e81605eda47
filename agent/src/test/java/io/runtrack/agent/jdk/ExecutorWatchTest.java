package io.runtrack.agent.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.ClassFiles;
import io.runtrack.agent.instrument.Linkage;
import io.runtrack.agent.instrument.WovenLoader;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutorWatchTest {
    private final Instrumentation instrumentation = ByteBuddyAgent.getInstrumentation();
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void installLinkage() throws Exception {
        Linkage.install(instrumentation);
    }

    @AfterEach
    void tellNobody() {
        ExecutorWatch.tell(null);
    }

    @Test
    void changesNothingButMethodBodies() throws Exception {
        WorkHooks hooks = new WorkHooks();
        for (String name : hooks.classes()) {
            Class<?> type = find(name);
            if (type != null) {
                byte[] classFile = WovenLoader.classFile(type);
                byte[] woven = WorkWeaving.weave(name, classFile, hooks);

                assertThat(woven).as(name).isNotEqualTo(classFile);
                assertThat(ClassFiles.shape(woven)).isEqualTo(ClassFiles.shape(classFile));
            }
        }
    }

    @Test
    void oneClassThatAnotherAgentHoldsIsNamedAndTheOthersAreWoven() throws Exception {
        ClassFileTransformer other = new AddsAMethod(ThreadPoolExecutor.class);
        instrumentation.addTransformer(other, true);
        try {
            ExecutorWatch.install(instrumentation, warnings::add);
        } finally {
            instrumentation.removeTransformer(other);
        }

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .contains(ThreadPoolExecutor.class.getName(), "wrong one of several runs")
                .doesNotContain(Timer.class.getName());
        List<Object> scheduled = new ArrayList<>();
        BiConsumer<Object, Object> nothing = (owner, task) -> {};
        ExecutorWatch.tell(
                List.of(nothing, (owner, task) -> scheduled.add(task), nothing, nothing, nothing, nothing, nothing));
        Thread thread = new Thread(() -> {});
        thread.start();
        assertThat(scheduled).contains(thread);
        ExecutorWatch.tell(null);
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, null);
        } catch (ClassNotFoundException notInThisJdk) {
            return null;
        }
    }

    /** What no agent may do to a class that is loaded. */
    private record AddsAMethod(Class<?> type) implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (redefined != type) {
                return null;
            }
            ClassReader reader = OpenedClassReader.of(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new ClassVisitor(OpenedClassReader.ASM_API, writer) {}, 0);
            writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "added", "()V", null, null);
            return writer.toByteArray();
        }
    }
}
