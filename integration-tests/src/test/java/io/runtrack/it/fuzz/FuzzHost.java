package io.runtrack.it.fuzz;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** Runs generated programs one after the other, and prints what reflection shows of them. */
public final class FuzzHost {

    private FuzzHost() {}

    /** The argument is a file of the names of classes, each a {@link Runnable}. */
    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(System.out, false, StandardCharsets.UTF_8));
        for (String name : Files.readAllLines(Path.of(arguments[0]))) {
            Class<?> program = Class.forName(name);
            ((Runnable) program.getDeclaredConstructor().newInstance()).run();
            print(program);
            for (Class<?> nested : program.getDeclaredClasses()) {
                print(nested);
            }
        }
        System.out.flush();
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
