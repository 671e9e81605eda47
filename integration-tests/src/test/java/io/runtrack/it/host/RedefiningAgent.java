package io.runtrack.it.host;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another agent, attached to a running host: retransforms a class, and redefines it as often as it is told. */
public final class RedefiningAgent {

    private RedefiningAgent() {}

    /**
     * Called by the JVM that it is attached to.
     *
     * @param text class name, class file, and how often, with a comma between them
     */
    public static void agentmain(String text, Instrumentation instrumentation)
            throws IOException, ClassNotFoundException, UnmodifiableClassException {
        String[] arguments = text.split(",", -1);
        Class<?> type = Class.forName(arguments[0]);
        ClassDefinition version = new ClassDefinition(type, Files.readAllBytes(Path.of(arguments[1])));
        // In this order: JDK 17 goes back to a class's first version when it is retransformed after it was redefined.
        instrumentation.retransformClasses(type);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            instrumentation.redefineClasses(version);
        }
    }
}
