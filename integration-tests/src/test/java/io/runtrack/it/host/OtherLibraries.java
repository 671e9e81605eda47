package io.runtrack.it.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Uses its own Jackson, Byte Buddy and SLF4J, of versions other than the agent's: before the first tracked call or
 * after it, as the argument says, so that neither side is served by what the other has loaded.
 */
public final class OtherLibraries {

    private OtherLibraries() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("before")) {
            use();
        }
        run();
        if (arguments[0].equals("after")) {
            use();
        }
    }

    @TrackedCommand
    static void run() {
        process("/in/a.wav");
    }

    @TrackedFile
    static void process(String path) {
        System.out.println("processed " + path);
    }

    private static void use() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        System.out.println("jackson " + mapper.version() + mapper.writeValueAsString(List.of(1, "b")));
        Class<?> made = new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.isToString())
                .intercept(FixedValue.value("made"))
                .make()
                .load(OtherLibraries.class.getClassLoader())
                .getLoaded();
        System.out.println("byte-buddy " + made.getDeclaredConstructor().newInstance() + origin(ByteBuddy.class));
        Class<?> factory = Class.forName("org.slf4j.LoggerFactory");
        Object logger = factory.getMethod("getLogger", String.class).invoke(null, "host");
        Class.forName("org.slf4j.Logger").getMethod("info", String.class).invoke(logger, "hello");
        System.out.println("slf4j " + logger.getClass().getName() + origin(factory));
    }

    private static String origin(Class<?> type) {
        String location =
                type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return " from " + location.substring(location.lastIndexOf('/') + 1);
    }
}
