package io.runtrack.it.fuzz;

import com.sun.tools.attach.VirtualMachine;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Runs generated programs one after the other, and prints what reflection shows of them. */
public final class FuzzHost {

    /** The properties that name the jar of an agent to be loaded before the first program, and its argument. */
    static final String AGENT = "fuzz.agent";

    static final String SETTINGS = "fuzz.settings";

    private FuzzHost() {}

    /** The argument is a file of the names of classes, each a {@link Runnable}. */
    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(System.out, false, StandardCharsets.UTF_8));
        List<String> names = Files.readAllLines(Path.of(arguments[0]));
        if (System.getProperty(AGENT) != null) {
            attach(names);
        }
        for (String name : names) {
            Class<?> program = Class.forName(name);
            ((Runnable) program.getDeclaredConstructor().newInstance()).run();
            print(program);
            for (Class<?> nested : program.getDeclaredClasses()) {
                print(nested);
            }
        }
        System.out.flush();
    }

    /** Those programs that are loaded by then are woven by retransformation. */
    private static void attach(List<String> names) throws Exception {
        int loaded = 0;
        for (int i = 0; i < names.size(); i += 2) {
            Class<?> program = Class.forName(names.get(i), false, FuzzHost.class.getClassLoader());
            loaded += program.getDeclaredClasses().length;
        }
        if (loaded == 0) {
            throw new IllegalStateException("no program has a class of its own");
        }
        VirtualMachine machine =
                VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        machine.loadAgent(System.getProperty(AGENT), System.getProperty(SETTINGS));
        machine.detach();
    }

    private static void print(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            members.add(method.toGenericString() + method.isSynthetic() + method.getAnnotations().length);
        }
        for (Field field : type.getDeclaredFields()) {
            members.add(field.toGenericString());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            members.add(constructor.toGenericString());
        }
        members.forEach(member -> System.out.println("~ " + type.getName() + " " + member));
    }
}
