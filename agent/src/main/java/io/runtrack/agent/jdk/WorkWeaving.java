package io.runtrack.agent.jdk;

import io.runtrack.agent.classfile.MethodHead;
import io.runtrack.agent.instrument.BodyWeaving;
import io.runtrack.agent.instrument.ClassWeaving;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Adds to the methods of a class of the JDK what {@link WorkHooks} says. For one thread and one class. */
final class WorkWeaving implements BodyWeaving {
    private final String type;
    private final WorkHooks hooks;
    private boolean changed;

    private WorkWeaving(String type, WorkHooks hooks) {
        this.type = type;
        this.hooks = hooks;
    }

    /**
     * Weaves a class.
     *
     * @param type its internal name
     * @throws IllegalStateException if it has none of the methods in which something is to be woven
     */
    static byte[] weave(String type, byte[] classFile, WorkHooks hooks) {
        WorkWeaving weaving = new WorkWeaving(type, hooks);
        byte[] woven = ClassWeaving.weave(classFile, weaving);
        if (!weaving.changed) {
            throw new IllegalStateException("this JDK's has none of " + hooks.methods(type));
        }
        return woven;
    }

    @Override
    public MethodVisitor between(MethodHead method, MethodVisitor copy) {
        if (!hooks.methods(type).contains(method.key())) {
            return copy;
        }
        changed = true;
        return hooks.weave(type, method.key(), copy);
    }
}
