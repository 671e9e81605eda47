package io.runtrack.it.host;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Registers an MBean, and looks at it as a remote client does, through the JVM's management agent at the address that
 * it is given.
 */
public final class Managed {

    private Managed() {}

    /** What is managed. */
    public interface Answer {
        int getAnswer();
    }

    @SuppressWarnings("BanJNDI") // the address is that of this very JVM
    public static void main(String[] arguments) throws Exception {
        OneFileJob.run();
        ObjectName name = new ObjectName("io.runtrack.it:type=Answer");
        Answer answer = () -> 42;
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(answer, Answer.class), name);
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(arguments[0]))) {
            MBeanServerConnection remote = connector.getMBeanServerConnection();
            System.out.println(remote.getAttribute(name, "Answer") + " through JMX");
        }
    }
}
