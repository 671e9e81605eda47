package io.runtrack.agent.classfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its supertypes. Every class that might inherit from a tracked one comes by here, so
 * supertypes that cannot have been written by a pipeline's author are left out by their first bytes, before a text is
 * made of their names.
 *
 * @param isFinal whether it can have no subtypes
 * @param parent the superclass, in the form of class files; null when it is of no interest
 * @param interfaces those that it names, less those of no interest
 */
public record ClassHead(boolean isFinal, @Nullable String parent, List<String> interfaces) {

    private static final int ACC_FINAL = 0x0010;
    private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);
    private static final String ROOT = "java/lang/Object";

    /** What is not a class file, or says otherwise than it should, has no supertypes. */
    private static final ClassHead UNREADABLE = new ClassHead(true, null, List.of());

    public static ClassHead read(byte[] classFile, boolean withThoseOfTheJdk) {
        try {
            int[] entries = ConstantPool.entries(classFile);
            return entries == null ? UNREADABLE : new Reader(classFile, entries, withThoseOfTheJdk).read();
        } catch (IndexOutOfBoundsException cutOff) {
            return UNREADABLE;
        }
    }

    public boolean hasSupertypes() {
        return parent != null || !interfaces.isEmpty();
    }

    /** The first entry of {@code entries} is where the constant pool ends. */
    private static final class Reader {

        private final byte[] classFile;
        private final int[] entries;
        private final boolean withThoseOfTheJdk;

        Reader(byte[] classFile, int[] entries, boolean withThoseOfTheJdk) {
            this.classFile = classFile;
            this.entries = entries;
            this.withThoseOfTheJdk = withThoseOfTheJdk;
        }

        ClassHead read() {
            int offset = entries[0];
            boolean isFinal = (ConstantPool.int2(classFile, offset) & ACC_FINAL) != 0;
            String parent = name(ConstantPool.int2(classFile, offset + 4));
            int count = ConstantPool.int2(classFile, offset + 6);
            if (count == 0) {
                return new ClassHead(isFinal, parent, List.of());
            }
            List<String> interfaces = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = name(ConstantPool.int2(classFile, offset + 8 + 2 * i));
                if (name != null) {
                    interfaces.add(name);
                }
            }
            return new ClassHead(isFinal, parent, interfaces);
        }

        private @Nullable String name(int index) {
            if (index == 0) {
                return null; // Object and modules have no superclass
            }
            int text = entries[ConstantPool.int2(classFile, entries[index] + 1)];
            int length = ConstantPool.int2(classFile, text + 1);
            if (!withThoseOfTheJdk && ConstantPool.startsWith(classFile, text + 3, length, JDK)) {
                return null;
            }
            String name = new String(classFile, text + 3, length, StandardCharsets.UTF_8);
            return name.equals(ROOT) ? null : name;
        }
    }
}
