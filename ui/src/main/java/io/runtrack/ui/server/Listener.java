package io.runtrack.ui.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes connections on some sockets, each served by a thread of its own, of which there are so many at the most. All
 * threads are daemons. Safe for several threads.
 */
final class Listener implements Closeable {
    private static final int MOST_CONNECTIONS = 128;
    private static final int LOOK_MILLIS = 500;
    private static final int PAUSE_MILLIS = 50;

    private final List<ServerSocket> sockets;
    private final Connection.Requests requests;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Listener::thread);

    Listener(List<ServerSocket> sockets, Connection.Requests requests) {
        this.sockets = List.copyOf(sockets);
        this.requests = requests;
    }

    void start() {
        threads.execute(this::lookAfterTheTime);
        sockets.forEach(socket -> threads.execute(() -> accept(socket)));
    }

    private void lookAfterTheTime() {
        while (!sockets.get(0).isClosed()) {
            open.forEach(Connection::closeIfLate);
            pause(LOOK_MILLIS);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException closedOrOutOfFiles) {
                pause(PAUSE_MILLIS);
            }
        }
    }

    /** So as not to turn in circles while the system has no file left. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket socket) {
        Connection connection = new Connection(socket, requests);
        if (open.size() >= MOST_CONNECTIONS) {
            connection.close();
            return;
        }
        open.add(connection);
        threads.execute(() -> {
            try {
                connection.serve();
            } finally {
                open.remove(connection);
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "runtrack-ui");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        open.forEach(Connection::close);
        threads.shutdownNow();
    }
}
