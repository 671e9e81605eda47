package io.runtrack.agent.instrument;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host of the shipped jar: runs woven classes of all kinds, and says which runtrack, Byte Buddy and Jackson classes
 * it can see.
 */
public final class SampleHost {

    /** How many calls of methods that carry {@code @TrackedFile} there are below, recursion included. */
    public static final int TRACKED_FILES = 11 + 5 + 1 + 2 + 1 + 5 + 1;

    private SampleHost() {}

    /** Runs the samples, and exits with the status that is the first argument. */
    public static void main(String[] arguments) throws Exception {
        Samples.Signatures signatures = new Samples.Signatures();
        signatures.all(true, (byte) 1, 'a', (short) 2, 3, 4L, 5f, 6d, "seven", new int[] {8});
        Samples.Signatures.isStatic(1L, 2d);
        signatures.isFinal(true);
        signatures.isSynchronized('x');
        Samples.Signatures.isStaticSynchronized((byte) 1);
        signatures.isPackagePrivate((short) 1);
        signatures.isVarargs("a", "b");
        signatures.isGeneric("a", "b");
        signatures.isVoid();
        signatures.returnsArray(new int[][] {{1}});
        signatures.returnsNull(Path.of("x"));
        new Samples.Flow().work("a", 9);
        new Samples.Flow().recurses(3);
        new Samples.Attributes().both(new String[] {"a@example.com"});
        new Samples.Bridged().apply(Path.of("x"));
        new Samples.WithInheritedBodies().isDefault("x");
        Samples.Names.parameters("a", 1L, 2d);
        for (int version : new int[] {45, 49, 50, 52, 44 + Runtime.version().feature()}) {
            Class<?> type = WovenLoader.define("sample.Calculator", ClassFiles.calculator(version));
            WovenLoader.call(type, null, "sum", 1, 2L, 3d);
        }
        WovenLoader.call(WovenLoader.define("sample.Subroutine", ClassFiles.subroutine()), null, "twice", 2);
        System.out.println("visible: " + visible());
        System.exit(Integer.parseInt(arguments[0]));
    }

    private static Set<String> visible() {
        Set<String> visible = new TreeSet<>();
        List<String> names = List.of(
                "io.runtrack.agent.premain.RuntrackAgent",
                "io.runtrack.agent.AgentRuntime",
                "io.runtrack.agent.instrument.Weaver",
                "io.runtrack.tracking.Recorder",
                "com.fasterxml.jackson.core.JsonFactory");
        for (String name : names) {
            try {
                visible.add(Class.forName(name, false, ClassLoader.getSystemClassLoader())
                        .getName());
            } catch (ClassNotFoundException invisible) {
                // As it should be for all but the first.
            }
        }
        return visible;
    }
}
