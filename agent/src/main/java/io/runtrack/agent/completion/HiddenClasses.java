package io.runtrack.agent.completion;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;

/**
 * Puts classes of ours beside classes of the host's libraries, whose types they extend. As hidden classes: nobody finds
 * them by name, no stack trace shows them, and they go with the loader that they are in.
 */
final class HiddenClasses {
    private static final String FOLDER = "/libraries/";

    private final HostLookup lookups;

    HiddenClasses(HostLookup lookups) {
        this.lookups = lookups;
    }

    /**
     * Defines a class in the package and loader of a class of the host.
     *
     * @param name its simple name
     * @return its one constructor
     * @throws ReflectiveOperationException if it cannot be defined
     */
    MethodHandle constructor(Class<?> neighbour, String name) throws ReflectiveOperationException {
        byte[] classFile = read(neighbour.getPackageName().replace('.', '/') + '/' + name);
        MethodHandles.Lookup hidden = define(lookups.in(neighbour), classFile);
        Constructor<?> only = hidden.lookupClass().getDeclaredConstructors()[0];
        return hidden.unreflectConstructor(only);
    }

    private static MethodHandles.Lookup define(MethodHandles.Lookup neighbour, byte[] classFile)
            throws IllegalAccessException {
        try {
            return neighbour.defineHiddenClass(classFile, false);
        } catch (NoClassDefFoundError notYetThere) {
            return neighbour.defineHiddenClass(EarlierNames.in(classFile), false);
        }
    }

    private static byte[] read(String name) throws ReflectiveOperationException {
        try (InputStream content = HiddenClasses.class.getResourceAsStream(FOLDER + name + ".class")) {
            if (content == null) {
                throw new ClassNotFoundException("the agent's jar has no " + name + ": build it again");
            }
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
