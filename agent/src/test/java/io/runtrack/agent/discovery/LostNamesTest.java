package io.runtrack.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.ClassFiles;
import io.runtrack.agent.instrument.Samples;
import io.runtrack.agent.instrument.WovenLoader;
import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names are those of the class file as its loader gives it, when the variable table at hand is not its compiler's. */
class LostNamesTest {
    private static final String NAME = Samples.Names.class.getName().replace('.', '/');

    private final byte[] compiled;

    LostNamesTest() throws Exception {
        compiled = ClassFiles.withoutMethodParameters(WovenLoader.classFile(Samples.Names.class));
    }

    /** What another agent leaves of a variable. */
    private interface Rewriting {
        void variable(MethodVisitor copy, String name, String type, Label from, Label to, int slot);
    }

    /** Gives one class file, or none, and counts how often it was asked. */
    private static final class Resources extends ClassLoader {
        private final byte @Nullable [] classFile;
        private int asked;

        Resources(byte @Nullable [] classFile) {
            super(null);
            this.classFile = classFile;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String resource) {
            asked++;
            return classFile == null ? null : new ByteArrayInputStream(classFile);
        }
    }

    @Test
    void areFoundWhereverAnotherAgentPutThem() {
        List<Rewriting> rewritings = List.of(
                (copy, name, type, from, to, slot) -> {},
                (copy, name, type, from, to, slot) -> copy.visitLocalVariable(name, type, null, from, to, slot + 12),
                (copy, name, type, from, to, slot) ->
                        copy.visitLocalVariable(name, type, null, from, to, slot == 3 ? 40 : slot),
                (copy, name, type, from, to, slot) -> copy.visitLocalVariable("other", "I", null, from, to, slot),
                (copy, name, type, from, to, slot) -> {
                    copy.visitLocalVariable(name, type, null, from, to, slot);
                    copy.visitLocalVariable("other", type, null, from, to, slot);
                });
        for (Rewriting rewriting : rewritings) {
            MethodShape method = method(rewritten(rewriting), new Resources(compiled));

            assertThat(method.parameters())
                    .extracting(MethodParameter::name)
                    .containsExactly("configPath", "targetDate", "rate");
            assertThat(method.mayHaveLostNames()).isFalse();
        }
    }

    @Test
    void areNotLookedForWhenTheyAreThere() {
        byte[] withMore = rewritten((copy, name, type, from, to, slot) -> {
            copy.visitLocalVariable(name, type, null, from, to, slot);
            copy.visitLocalVariable("added", "J", null, from, to, slot + 40);
        });
        Resources loader = new Resources(null);

        assertThat(method(withMore, loader).isNamed()).isTrue();
        assertThat(method(compiled, loader).isNamed()).isTrue();
        assertThat(loader.asked).isZero();
    }

    @Test
    void mayBeLostWhenTheLoaderGivesNoClassFileThatCanBeRead() {
        byte[] removed = rewritten((copy, name, type, from, to, slot) -> {});
        byte[] encrypted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

        assertThat(method(removed, new Resources(null)).mayHaveLostNames()).isTrue();
        assertThat(method(removed, new Resources(encrypted)).mayHaveLostNames()).isTrue();
        assertThat(method(removed, new Resources(removed)).mayHaveLostNames()).isFalse();
    }

    private static MethodShape method(byte[] atHand, ClassLoader loader) {
        TrackedType type = new Lineage(MethodRules.NONE).of(new HostClass(loader, NAME, null), atHand);
        return new MethodResolver(BodilessMethods.unheard(), warning -> {})
                .resolve(type)
                .get(0)
                .shape();
    }

    private byte[] rewritten(Rewriting rewriting) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor agent = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, copy) {
                    @Override
                    public void visitLocalVariable(
                            String variable, String type, String signature, Label from, Label to, int slot) {
                        rewriting.variable(mv, variable, type, from, to, slot);
                    }
                };
            }
        };
        new ClassReader(compiled).accept(agent, 0);
        return writer.toByteArray();
    }
}
