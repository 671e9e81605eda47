package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.ClassFileReader;
import io.runtrack.agent.classfile.ClassHead;
import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from class files which methods a class has from its supertypes, those of the JDK left out. Stateless. */
public final class InheritedMethods {

    private InheritedMethods() {}

    /**
     * The methods that the supertypes of a class declare, the nearest first.
     *
     * @param className its binary name
     * @param classes where its class file and those of its supertypes are
     */
    public static List<MethodShape> of(String className, HostClasses classes) {
        List<MethodShape> inherited = new ArrayList<>();
        Set<String> met = new HashSet<>();
        Deque<String> supertypes = new ArrayDeque<>(supertypes(className.replace('.', '/'), classes));
        while (!supertypes.isEmpty()) {
            String name = supertypes.removeFirst();
            byte[] classFile = met.add(name) ? classes.classFile(name) : null;
            if (classFile != null) {
                addMethods(classFile, inherited);
                supertypes.addAll(supertypes(name, classes));
            }
        }
        return inherited;
    }

    private static List<String> supertypes(String name, HostClasses classes) {
        byte[] classFile = classes.classFile(name);
        if (classFile == null) {
            return List.of();
        }
        ClassHead head = ClassHead.read(classFile, false);
        List<String> supertypes = new ArrayList<>();
        if (head.parent() != null) {
            supertypes.add(head.parent());
        }
        supertypes.addAll(head.interfaces());
        return supertypes;
    }

    private static void addMethods(byte[] classFile, List<MethodShape> inherited) {
        for (DeclaredMethod method :
                ClassFileReader.read(classFile, MethodRules.NONE).all()) {
            if (!method.isConstructor() && !method.isPrivate()) {
                inherited.add(method.shape());
            }
        }
    }
}
