package io.runtrack.agent.completion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The names that types of a library had before it moved them to where our classes expect them: RxJava did so once, in
 * 3.1.1.
 */
final class EarlierNames {
    private static final String NOW = "io/reactivex/rxjava3/operators/";
    private static final String BEFORE = "io/reactivex/rxjava3/internal/fuseable/";

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int HEAD = 8;

    private EarlierNames() {}

    /** A class file of ours with the earlier names in its constants, where alone names stand. */
    static byte[] in(byte[] classFile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 256);
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(classFile));
                DataOutputStream to = new DataOutputStream(bytes)) {
            to.write(from.readNBytes(HEAD));
            int constants = from.readUnsignedShort();
            to.writeShort(constants);
            for (int i = 1; i < constants; i++) {
                int tag = from.readUnsignedByte();
                to.writeByte(tag);
                if (tag == UTF8) {
                    to.writeUTF(from.readUTF().replace(NOW, BEFORE));
                } else {
                    to.write(from.readNBytes(sizeOf(tag)));
                }
                if (tag == LONG || tag == DOUBLE) {
                    i++; // takes two places
                }
            }
            from.transferTo(to);
        } catch (IOException notInMemory) {
            throw new IllegalStateException(notInMemory);
        }
        return bytes.toByteArray();
    }

    /** What follows the tag, as the JVM's specification has it. */
    private static int sizeOf(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            case 15 -> 3; // method handle
            default -> 4;
        };
    }
}
