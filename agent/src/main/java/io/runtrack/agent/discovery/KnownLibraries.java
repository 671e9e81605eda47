package io.runtrack.agent.discovery;

/**
 * Libraries whose types a pipeline's author cannot have annotated, so that their class files need not be read. The list
 * is for speed alone: it names what programs that track files load most. Classes of other libraries are looked at.
 */
final class KnownLibraries {

    private static final String[] OF_C = {"com/sun/", "com/fasterxml/", "com/google/common/", "ch/qos/logback/"};
    private static final String[] OF_G_AND_I = {"groovy/", "io/netty/", "io/reactivex/"};
    private static final String[] OF_J = {"java/", "javax/", "jakarta/", "jdk/"};
    private static final String[] OF_K_AND_S = {"kotlin/", "kotlinx/", "scala/", "sun/"};
    private static final String[] OF_N_AND_R = {"net/bytebuddy/", "reactor/"};
    private static final String[] OF_O = {
        "org/springframework/", "org/hibernate/", "org/slf4j/", "org/apache/logging/", "org/apache/tomcat/",
        "org/apache/catalina/", "org/apache/groovy/", "org/codehaus/groovy/", "org/aspectj/", "org/eclipse/jetty/",
        "org/reactivestreams/", "org/junit/", "org/w3c/dom/", "org/xml/sax/",
    };
    private static final String[] NONE = {};

    private KnownLibraries() {}

    /** @param name of a type, in the form of class files */
    static boolean contain(String name) {
        for (String each : beginningLike(name)) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** Asked for most classes that are loaded, when hardly anything is compiled yet. */
    private static String[] beginningLike(String name) {
        return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
            case 'c' -> OF_C;
            case 'g', 'i' -> OF_G_AND_I;
            case 'j' -> OF_J;
            case 'k', 's' -> OF_K_AND_S;
            case 'n', 'r' -> OF_N_AND_R;
            case 'o' -> OF_O;
            default -> NONE;
        };
    }
}
