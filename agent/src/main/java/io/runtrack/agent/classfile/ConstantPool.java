package io.runtrack.agent.classfile;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Searches a class file's constant pool for the descriptors of our annotations. Every class that the host loads comes
 * by here, so it works on the bytes as they are: nothing is copied, nothing allocated, and all but a handful of entries
 * are passed over by their tag.
 *
 * <p>Stateless. What is not a class file mentions nothing.
 */
public final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int COUNT_OFFSET = 8;
    private static final int FIRST_ENTRY_OFFSET = 10;

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /**
     * What the three descriptors begin with; behind it stand {@code Command}, {@code File} or {@code Email}, and a
     * semicolon.
     */
    private static final byte[] PREFIX = ascii("Lio/runtrack/annotations/Tracked");

    private static final byte[] COMMAND = ascii("Command;");
    private static final byte[] FILE = ascii("File;");
    private static final byte[] EMAIL = ascii("Email;");

    /** Bytes that follow the tag, by tag; 0 for tags that do not exist. Utf8 is of variable length. */
    private static final byte[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private ConstantPool() {}

    /** Whether the class file mentions one of our annotations, as every class with a tracked method must. */
    public static boolean mentionsTracking(byte[] classFile) {
        if (classFile.length < FIRST_ENTRY_OFFSET || int4(classFile, 0) != MAGIC) {
            return false;
        }
        int count = int2(classFile, COUNT_OFFSET);
        int offset = FIRST_ENTRY_OFFSET;
        for (int index = 1; index < count; index++) {
            if (offset + 3 > classFile.length) {
                return false;
            }
            int tag = classFile[offset];
            if (tag == UTF8) {
                int length = int2(classFile, offset + 1);
                if (isDescriptor(classFile, offset + 3, length)) {
                    return true;
                }
                offset += 3 + length;
            } else {
                int size = tag < 0 || tag >= SIZES.length ? 0 : SIZES[tag];
                if (size == 0) {
                    return false;
                }
                offset += 1 + size;
                if (tag == LONG || tag == DOUBLE) {
                    index++;
                }
            }
        }
        return false;
    }

    /** Whether a class file mentions a type whose name begins so, in the form of class files. */
    public static boolean mentionsType(byte[] classFile, String beginning) {
        int[] entries = entries(classFile);
        if (entries == null) {
            return false;
        }
        byte[] name = ascii(beginning);
        byte[] descriptor = ascii("L".concat(beginning));
        for (int index = 1; index < entries.length; index++) {
            int offset = entries[index];
            if (offset > 0 && classFile[offset] == UTF8) {
                int length = int2(classFile, offset + 1);
                if (startsWith(classFile, offset + 3, length, name)
                        || startsWith(classFile, offset + 3, length, descriptor)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDescriptor(byte[] classFile, int offset, int length) {
        int suffixLength = length - PREFIX.length;
        byte[] suffix;
        if (suffixLength == COMMAND.length) {
            suffix = COMMAND;
        } else if (suffixLength == FILE.length) {
            suffix = FILE;
        } else if (suffixLength == EMAIL.length) {
            suffix = EMAIL;
        } else {
            return false;
        }
        return offset + length <= classFile.length
                && matches(classFile, offset, PREFIX)
                && matches(classFile, offset + PREFIX.length, suffix);
    }

    /**
     * By hand: {@code Arrays.equals} over ranges is an intrinsic only once it is compiled, and few of these get past
     * the first byte.
     */
    private static boolean matches(byte[] classFile, int offset, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (classFile[offset + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where each entry begins, by its index; at index 0, where the pool ends. Null for what is not a class file.
     *
     * @throws IndexOutOfBoundsException for one that is cut off
     */
    static int @Nullable [] entries(byte[] classFile) {
        if (classFile.length < FIRST_ENTRY_OFFSET || int4(classFile, 0) != MAGIC) {
            return null;
        }
        int[] entries = new int[int2(classFile, COUNT_OFFSET)];
        int offset = FIRST_ENTRY_OFFSET;
        for (int index = 1; index < entries.length; index++) {
            entries[index] = offset;
            int tag = classFile[offset];
            int size = tag == UTF8 ? 2 + int2(classFile, offset + 1) : SIZES[tag];
            if (size == 0) {
                return null;
            }
            offset += 1 + size;
            if (tag == LONG || tag == DOUBLE) {
                index++;
            }
        }
        entries[0] = offset;
        return entries;
    }

    /** Whether a text of the pool begins so. */
    static boolean startsWith(byte[] classFile, int offset, int length, byte[] prefix) {
        return length >= prefix.length && matches(classFile, offset, prefix);
    }

    static int int2(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
    }

    private static int int4(byte[] bytes, int offset) {
        return int2(bytes, offset) << 16 | int2(bytes, offset + 2);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
