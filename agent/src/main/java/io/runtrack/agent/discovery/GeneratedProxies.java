package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.ClassHead;
import java.util.Set;

/**
 * Classes that frameworks make at run time to stand in front of an object of the host's. A call of the proxy goes on to
 * that object, whose method is tracked. So the call of the proxy must not become a second record.
 */
final class GeneratedProxies {

    private static final String JDK = "java/lang/reflect/Proxy";

    /** Interfaces that mark proxies of Spring, CGLIB (repackaged or not), Javassist, Hibernate and Weld. */
    private static final Set<String> MARKS = Set.of(
            "org/springframework/aop/SpringProxy",
            "org/springframework/cglib/proxy/Factory",
            "net/sf/cglib/proxy/Factory",
            "javassist/util/proxy/ProxyObject",
            "javassist/util/proxy/Proxy",
            "org/hibernate/proxy/HibernateProxy",
            "org/jboss/weld/proxy/WeldClientProxy");

    private GeneratedProxies() {}

    static boolean include(ClassHead head) {
        if (JDK.equals(head.parent())) {
            return true;
        }
        for (String each : head.interfaces()) {
            if (MARKS.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
