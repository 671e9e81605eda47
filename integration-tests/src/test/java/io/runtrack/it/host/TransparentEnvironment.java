package io.runtrack.it.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.spi.FileSystemProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * What the host sees of its JVM. First of all it sets what can be set only until somebody asks: an agent that asked in
 * the host's place, earlier, would have spoilt it.
 */
public final class TransparentEnvironment {

    private TransparentEnvironment() {}

    static void print() throws Exception {
        onlyUntilAskedFor();
        properties();
        resources();
        for (String name : List.of(
                "io.runtrack.model.RunMetadata",
                "io.runtrack.tracking.RunTracker",
                "io.runtrack.agent.capture.TrackedMethods",
                "net.bytebuddy.ByteBuddy",
                "com.fasterxml.jackson.core.JsonFactory",
                "org.slf4j.LoggerFactory")) {
            System.out.println(name
                    + visible(name, Transparent.class.getClassLoader())
                    + visible(name, null)
                    + visible(name, ClassLoader.getPlatformClassLoader()));
        }
    }

    private static void onlyUntilAskedFor() throws Exception {
        System.setProperty("java.util.logging.manager", Manager.class.getName());
        System.setProperty("user.timezone", "Asia/Kathmandu");
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "1");
        System.out.println(LogManager.getLogManager().getClass());
        System.out.println(TimeZone.getDefault().getID());
        System.out.println(ForkJoinPool.getCommonPoolParallelism());
        URL.setURLStreamHandlerFactory(protocol -> null);
        System.out.println(new URL("file:/").getProtocol());
    }

    private static void properties() {
        Map<String, String> properties = new TreeMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        properties.forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println(
                System.getProperties().size() + " " + System.getProperties().getClass());
        System.out.println(System.getProperty("line.separator").length());
        for (Provider provider : Security.getProviders()) {
            System.out.println(provider.getName());
        }
        FileSystemProvider.installedProviders().forEach(provider -> System.out.println(provider.getScheme()));
        System.out.println(ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .sorted()
                .toList());
        System.out.println(Object.class.getModule().isOpen("java.lang") + " "
                + Object.class.getModule().isOpen("java.lang", Transparent.class.getModule()));
    }

    private static void resources() throws IOException {
        ClassLoader loader = Transparent.class.getClassLoader();
        System.out.println(loader.getClass() + " " + loader.getName() + " "
                + loader.getParent().getName());
        for (String name : List.of(
                "io/runtrack/annotations/TrackedFile.class",
                "io/runtrack/model/RunMetadata.class",
                "META-INF/services/java.nio.file.spi.FileSystemProvider",
                "META-INF/versions/9/module-info.class",
                "META-INF/LICENSE",
                "META-INF/NOTICE",
                "LICENSE",
                "")) {
            List<URL> urls = Collections.list(loader.getResources(name));
            System.out.println("resource " + name + " " + urls);
        }
        try (InputStream own = loader.getResourceAsStream("io/runtrack/it/host/Transparent.class")) {
            System.out.println(own != null);
        }
    }

    private static String visible(String name, @Nullable ClassLoader loader) {
        try {
            return " visible " + Class.forName(name, false, loader);
        } catch (ClassNotFoundException expected) {
            return " hidden";
        }
    }

    /** The application's own log manager, as application servers have one. */
    public static final class Manager extends LogManager {}
}
