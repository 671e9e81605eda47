package io.runtrack.agent.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.instrument.Samples;
import io.runtrack.agent.instrument.WovenLoader;
import io.runtrack.annotations.TrackedFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConstantPoolTest {

    private static final String COMMAND = "Lio/runtrack/annotations/TrackedCommand;";
    private static final String FILE = "Lio/runtrack/annotations/TrackedFile;";
    private static final String EMAIL = "Lio/runtrack/annotations/TrackedEmail;";

    @Test
    void findsEachAnnotationBehindEntriesOfEveryKind() throws IOException {
        for (String descriptor : new String[] {COMMAND, FILE, EMAIL}) {
            assertThat(ConstantPool.mentionsTracking(everyKindThen(descriptor)))
                    .as(descriptor)
                    .isTrue();
        }
    }

    @Test
    void mistakesNothingElseForThem() throws IOException {
        String[] others = {
            "Lio/runtrack/annotations/TrackedFilm;",
            "Lio/runtrack/annotations/TrackedFiles;",
            "Lio/runtrack/annotations/FileStatus;",
            "io/runtrack/annotations/TrackedFile;;",
            "Lio/runtrack/annotations/TrackedCommand",
            "Lcom/acme/annotations/other/TrackedFile;",
            ""
        };
        for (String other : others) {
            assertThat(ConstantPool.mentionsTracking(everyKindThen(other)))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void readsWhatCompilersMake() throws IOException {
        assertThat(ConstantPool.mentionsTracking(WovenLoader.classFile(Samples.Flow.class)))
                .isTrue();
        assertThat(ConstantPool.mentionsTracking(WovenLoader.classFile(Samples.WithInheritedBodies.class)))
                .isFalse();
        assertThat(ConstantPool.mentionsTracking(WovenLoader.classFile(TrackedFile.class)))
                .as("the annotation itself")
                .isFalse();
    }

    @Test
    void takesBytesThatAreCutAnywhereForNothing() throws IOException {
        byte[] whole = everyKindThen(FILE);
        for (int length = 0; length < whole.length; length++) {
            assertThat(ConstantPool.mentionsTracking(Arrays.copyOf(whole, length)))
                    .as("%s bytes", length)
                    .isFalse();
        }
    }

    @Test
    void survivesEveryByteBeingWrong() throws IOException {
        byte[] classFile = everyKindThen(FILE);
        for (int i = 0; i < classFile.length; i++) {
            for (int value : new int[] {0, 1, 2, 5, 13, 19, 21, 127, 128, 255}) {
                byte[] damaged = classFile.clone();
                damaged[i] = (byte) value;
                ConstantPool.mentionsTracking(damaged);
            }
        }
    }

    /** Magic, version, and a constant pool of all the kinds that there are, the given text last. */
    private static byte[] everyKindThen(String last) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int[][] tagsAndSizes = {
            {3, 4}, {4, 4}, {5, 8}, {6, 8}, {7, 2}, {8, 2}, {9, 4}, {10, 4}, {11, 4}, {12, 4}, {15, 3}, {16, 2},
            {17, 4}, {18, 4}, {19, 2}, {20, 2}
        };
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        // Long and double count twice; the count is one more than there are.
        out.writeShort(tagsAndSizes.length + 2 + 2 + 1);
        out.writeByte(1);
        out.writeUTF("text \u20ac");
        for (int[] each : tagsAndSizes) {
            out.writeByte(each[0]);
            out.write(new byte[each[1]]);
        }
        out.writeByte(1);
        out.writeUTF(last);
        return bytes.toByteArray();
    }
}
