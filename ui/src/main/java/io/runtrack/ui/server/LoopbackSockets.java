package io.runtrack.ui.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;

/** Opens one port on 127.0.0.1 and, where this machine has it, on ::1: whatever localhost means, it is us. */
final class LoopbackSockets {
    private static final byte[] V4 = {127, 0, 0, 1};
    private static final byte[] V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int BACKLOG = 64;
    private static final int ATTEMPTS = 20;

    private LoopbackSockets() {}

    /**
     * Listens.
     *
     * @param port 0 for any that is free on both
     * @throws BindException when the port is taken on either
     */
    static List<ServerSocket> open(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            ServerSocket first = bound(InetAddress.getByAddress(V4), port);
            if (!hasV6()) {
                return List.of(first);
            }
            try {
                return List.of(first, bound(InetAddress.getByAddress(V6), first.getLocalPort()));
            } catch (BindException taken) {
                first.close();
                if (port != 0 || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static ServerSocket bound(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static boolean hasV6() throws SocketException {
        if (Boolean.getBoolean("java.net.preferIPv4Stack")) {
            return false;
        }
        Enumeration<NetworkInterface> interfaces = NetworkInterface.getNetworkInterfaces();
        List<InetAddress> addresses = new ArrayList<>();
        while (interfaces.hasMoreElements()) {
            interfaces.nextElement().getInetAddresses().asIterator().forEachRemaining(addresses::add);
        }
        return addresses.stream().anyMatch(address -> Arrays.equals(address.getAddress(), V6));
    }
}
