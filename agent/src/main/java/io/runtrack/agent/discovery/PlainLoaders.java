package io.runtrack.agent.discovery;

/**
 * Loaders that get classes from where they find resources, and nowhere else: in themselves and in their parents. If
 * such a loader sees no annotations, nor does any type that its classes inherit from. Of other loaders that is not
 * known: OSGi's, for one, take a package from another bundle, and show of that bundle this package only.
 *
 * <p>A list of what most programs are loaded by, for speed alone.
 */
final class PlainLoaders {

    private static final String[] EXACTLY = {
        "jdk.internal.loader.ClassLoaders$AppClassLoader",
        "jdk.internal.loader.ClassLoaders$PlatformClassLoader",
        "java.net.URLClassLoader",
        "java.net.FactoryURLClassLoader",
    };
    private static final String[] PACKAGES = {
        "org.springframework.boot.loader.", "org.apache.catalina.loader.", "org.apache.spark.util.",
    };

    private PlainLoaders() {}

    /** Whether a loader and all of its parents are on the list. Runs none of their code. */
    static boolean include(ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (!isPlain(each.getClass().getName())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String name) {
        for (String each : EXACTLY) {
            if (name.equals(each)) {
                return true;
            }
        }
        for (String each : PACKAGES) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
