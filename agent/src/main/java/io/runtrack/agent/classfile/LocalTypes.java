package io.runtrack.agent.classfile;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The types of local variables as the verifier is told them: one entry a variable, of which long and double take two
 * slots.
 */
public final class LocalTypes {

    private final List<Object> types = new ArrayList<>();
    private int slots;

    public LocalTypes and(Object type) {
        types.add(type);
        slots += Opcodes.LONG.equals(type) || Opcodes.DOUBLE.equals(type) ? 2 : 1;
        return this;
    }

    /** Says of all slots in front of that one, as far as nothing was said of them, that they are not looked at. */
    public LocalTypes upTo(int slot) {
        while (slots < slot) {
            and(Opcodes.TOP);
        }
        return this;
    }

    public int slots() {
        return slots;
    }

    public int count() {
        return types.size();
    }

    public Object[] toArray() {
        return types.toArray();
    }

    /** The verifier's name of a type. */
    public static Object nameOf(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
