package io.runtrack.it.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What reflection and the class loader tell of tracked classes. */
final class TransparentReflection {
    private static final List<Class<?>> TRACKED = List.of(
            Shapes.class,
            Shapes.Concrete.class,
            Shapes.Defaulted.class,
            Shapes.Entry.class,
            Shapes.Kind.class,
            VocExtractCommand.class,
            Transparent.class);

    private TransparentReflection() {}

    static void print() throws IOException {
        for (Class<?> type : TRACKED) {
            type(type);
            members(type);
        }
    }

    private static void type(Class<?> type) throws IOException {
        System.out.println(type.toGenericString() + " " + type.getModifiers() + " " + type.getGenericSuperclass());
        System.out.println(Arrays.toString(type.getGenericInterfaces()) + Arrays.toString(type.getAnnotations()));
        System.out.println(
                sorted(type.getDeclaredClasses()) + " " + type.getNestHost() + sorted(type.getNestMembers()));
        System.out.println(type.getProtectionDomain().getCodeSource().getLocation() + " "
                + type.getModule().isNamed() + type.getPackage());
        System.out.println(
                Arrays.toString(type.getSigners()) + type.getEnclosingClass() + type.isSynthetic() + type.isHidden());
        System.out.println("fields " + sorted(type.getDeclaredFields()));
        ObjectStreamClass stream = ObjectStreamClass.lookup(type);
        System.out.println("serial " + (stream == null ? null : stream.getSerialVersionUID()));
        System.out.println("bytes " + checksum(type));
    }

    private static void members(Class<?> type) {
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, (one, other) -> one.toGenericString().compareTo(other.toGenericString()));
        for (Method method : methods) {
            System.out.println(method.toGenericString() + method.isBridge() + method.isDefault() + method.isVarArgs());
            executable(method);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            System.out.println(constructor.toGenericString());
            executable(constructor);
        }
    }

    private static void executable(Executable executable) {
        System.out.println("  " + executable.getModifiers() + executable.isSynthetic()
                + Arrays.toString(executable.getExceptionTypes()));
        for (Annotation annotation : executable.getAnnotations()) {
            System.out.println("  " + annotation.annotationType() + values(annotation));
        }
        for (Parameter parameter : executable.getParameters()) {
            System.out.println(
                    "  " + parameter + parameter.isNamePresent() + Arrays.toString(parameter.getAnnotations()));
        }
    }

    /** Its members by name: the order in which an annotation's text has them depends on where the JVM's symbols lie. */
    private static Map<String, String> values(Annotation annotation) {
        Map<String, String> values = new TreeMap<>();
        for (Method member : annotation.annotationType().getDeclaredMethods()) {
            try {
                Object value = member.invoke(annotation);
                values.put(
                        member.getName(), value instanceof Object[] array ? Arrays.toString(array) : value.toString());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static List<String> sorted(Object[] objects) {
        return Arrays.stream(objects).map(Object::toString).sorted().toList();
    }

    private static long checksum(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + " is not there");
            }
            CRC32 checksum = new CRC32();
            checksum.update(stream.readAllBytes());
            return checksum.getValue();
        }
    }
}
