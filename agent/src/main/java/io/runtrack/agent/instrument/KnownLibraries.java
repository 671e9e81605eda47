package io.runtrack.agent.instrument;

/**
 * Libraries whose types a pipeline's author cannot have annotated: their class files need not be read to know it. A list of what programs that
 * track files are most likely to load much of, for speed alone; what is not on it is looked at.
 */
final class KnownLibraries {

    private static final String[] PACKAGES = {
        "java/",
        "javax/",
        "jakarta/",
        "jdk/",
        "sun/",
        "com/sun/",
        "kotlin/",
        "kotlinx/",
        "scala/",
        "groovy/",
        "org/codehaus/groovy/",
        "org/apache/groovy/",
        "org/springframework/",
        "org/hibernate/",
        "org/aspectj/",
        "net/bytebuddy/",
        "com/fasterxml/",
        "com/google/common/",
        "org/slf4j/",
        "ch/qos/logback/",
        "org/apache/logging/",
        "org/apache/tomcat/",
        "org/apache/catalina/",
        "org/eclipse/jetty/",
        "io/netty/",
        "reactor/",
        "io/reactivex/",
        "org/reactivestreams/",
        "org/junit/",
    };

    private KnownLibraries() {}

    /** @param name of a type, in the form of class files */
    static boolean contain(String name) {
        for (String each : PACKAGES) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
