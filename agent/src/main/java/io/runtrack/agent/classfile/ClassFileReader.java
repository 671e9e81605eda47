package io.runtrack.agent.classfile;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.TrackedAnnotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads a class file's methods, with what rules say of them. */
public final class ClassFileReader extends ClassVisitor {

    private final String name;
    private final MethodRules rules;
    private final List<MethodReader> methods = new ArrayList<>();
    private final Map<MethodReader, ForwarderReader> forwarders = new HashMap<>();
    private final Map<MethodReader, BridgeReader> bridgeReaders = new HashMap<>();
    private final Map<String, List<String>> bridges = new HashMap<>();

    private ClassFileReader(String name, MethodRules rules) {
        super(Opcodes.ASM9);
        this.name = name;
        this.rules = rules;
    }

    public static DeclaredType read(byte[] classFile, MethodRules rules) {
        ClassReader classReader = new ClassReader(classFile);
        ClassFileReader reader = new ClassFileReader(classReader.getClassName(), rules);
        classReader.accept(reader, ClassReader.SKIP_FRAMES);
        boolean isInterface = (classReader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        return new DeclaredType(reader.name, isInterface, reader.declared(), reader.bridges);
    }

    /**
     * Compilers copy annotations to the bridges that they make: a call of one is a call of the method behind it, and
     * not a second one; but for the bridges to an interface's body, which is not tracked where it stands.
     */
    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean isBridge = (access & Opcodes.ACC_BRIDGE) != 0;
        if ((!isBridge && (access & Opcodes.ACC_SYNTHETIC) != 0) || GroovyMethods.isBodyOfMemoized(method)) {
            return null;
        }
        MethodReader reader = new MethodReader(access, method, descriptor, signature);
        methods.add(reader);
        ForwarderReader forwarder = new ForwarderReader(new MethodHead(name, access, method, descriptor, true), reader);
        forwarders.put(reader, forwarder);
        if (isBridge) {
            BridgeReader bridge = new BridgeReader(name, method, descriptor, bridges, forwarder);
            bridgeReaders.put(reader, bridge);
            return bridge;
        }
        return forwarder;
    }

    private Map<String, DeclaredMethod> declared() {
        Map<String, DeclaredMethod> declared = new LinkedHashMap<>();
        String className = Type.getObjectType(name).getClassName();
        for (MethodReader reader : methods) {
            Forwarding forwarding = forwarding(reader);
            if (isTracked(bridgeReaders.get(reader), forwarding)) {
                DeclaredMethod method = declared(reader.declared(className), forwarding);
                declared.put(method.key(), method);
            }
        }
        return declared;
    }

    private Forwarding forwarding(MethodReader reader) {
        ForwarderReader forwarder = forwarders.get(reader);
        Forwarding byShape = forwarder == null ? Forwarding.NONE : forwarder.forwarding();
        return byShape.isNone() ? GroovyMethods.forwarding(reader, methods) : byShape;
    }

    private static boolean isTracked(@Nullable BridgeReader bridge, Forwarding forwarding) {
        return bridge == null
                || bridge.callsBodyOfInterface()
                || !forwarding.trait().isEmpty();
    }

    private DeclaredMethod declared(DeclaredMethod method, Forwarding forwarding) {
        if (method.isConstructor()) {
            return method;
        }
        List<TrackedAnnotation> annotations =
                rules.declaredOn(method.shape(), forwarding.isCopy() ? List.of() : method.annotations());
        return new DeclaredMethod(
                method.access(), method.shape(), annotations, method.locals(), method.returns(), forwarding);
    }
}
