package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.HostClass;
import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.discovery.TrackedType;
import io.runtrack.agent.method.MethodRules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/** Defines the class files that it is given, woven or not, and asks its parent only for others. */
public final class WovenLoader extends ClassLoader {

    private final Map<String, byte[]> classFiles = new HashMap<>();

    /** @param parent null for none but the boot loader */
    public WovenLoader(@Nullable ClassLoader parent) {
        super(parent);
    }

    /** Child-first for one class, below the tests' own loader. */
    static Class<?> define(String name, byte[] classFile) throws ClassNotFoundException {
        return new WovenLoader(WovenLoader.class.getClassLoader())
                .with(name, classFile)
                .loadClass(name);
    }

    WovenLoader with(String name, byte[] classFile) {
        classFiles.put(name, classFile);
        return this;
    }

    public static byte[] classFile(Class<?> type) throws IOException {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream content = type.getResourceAsStream(resource)) {
            return content.readAllBytes();
        }
    }

    /** What a class file declares, and what it inherits from types that the tests' own loader finds. */
    public static TrackedType typeOf(byte[] classFile) {
        String name = new ClassReader(classFile).getClassName();
        return new Lineage(MethodRules.NONE)
                .of(new HostClass(WovenLoader.class.getClassLoader(), name, null), classFile);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name);
        if (classFile == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
        }
    }

    /** Calls a method by its name and throws what it throws. */
    static @Nullable Object call(Class<?> type, @Nullable Object self, String name, Object... arguments)
            throws Exception {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && !method.isBridge()) {
                method.setAccessible(true);
                try {
                    return method.invoke(self, arguments);
                } catch (InvocationTargetException thrown) {
                    if (thrown.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) thrown.getCause();
                }
            }
        }
        throw new NoSuchMethodException(name);
    }
}
