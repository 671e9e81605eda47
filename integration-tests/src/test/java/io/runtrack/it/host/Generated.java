package io.runtrack.it.host;

/** Runs classes that the test has generated; names them by its arguments. */
public final class Generated {

    private Generated() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            Class<?> type = Class.forName(name);
            Object result = type.getMethod("process", String.class, int.class).invoke(null, "/in/" + name + ".wav", 3);
            System.out.println(name + " " + result);
            try {
                type.getMethod("process", String.class, int.class).invoke(null, "/in/" + name + ".mp3", -1);
            } catch (java.lang.reflect.InvocationTargetException expected) {
                System.out.println(name + " " + expected.getCause());
            }
        }
    }
}
