package io.runtrack.it;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** A debugger that waits for a JVM, as an IDE is one. For one thread and one JVM. */
final class Debugger implements AutoCloseable {
    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;

    private Debugger(ListeningConnector connector) throws IOException, IllegalConnectorArgumentsException {
        this.connector = connector;
        this.arguments = connector.defaultArguments();
        set(arguments, "localAddress", "127.0.0.1");
        set(arguments, "port", "0");
        set(arguments, "timeout", "20000");
        this.address = connector.startListening(arguments);
    }

    static Debugger listen() throws IOException, IllegalConnectorArgumentsException {
        ListeningConnector socket = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(listening -> listening.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        return new Debugger(socket);
    }

    private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
        Objects.requireNonNull(arguments.get(name), name).setValue(value);
    }

    /** For the command line of the JVM that is to be debugged: it waits for us before its first instruction. */
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address;
    }

    DebuggedJvm accept() throws IOException, IllegalConnectorArgumentsException, InterruptedException {
        return new DebuggedJvm(connector.accept(arguments));
    }

    @Override
    public void close() throws IOException, IllegalConnectorArgumentsException {
        connector.stopListening(arguments);
    }
}
