package io.runtrack.events.lineage;

import io.runtrack.events.delivery.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends events where a command line's settings say, at once. For one thread. */
public final class LineageSender {
    private final List<Transport> transports;

    private LineageSender(List<Transport> transports) {
        this.transports = transports;
    }

    /**
     * Connects to nobody yet.
     *
     * @param setting as of the agent
     * @param console takes what is to go to a console, which the bytes of others' texts may steer
     * @param warnings hears of what cannot be used
     */
    public static LineageSender of(
            String setting, Map<String, String> environment, Consumer<byte[]> console, Consumer<String> warnings) {
        Transports transports = new Transports(environment, new Console(console), warnings);
        return new LineageSender(new ArrayList<>(transports.of(setting).values()));
    }

    /** Where they go; empty if nowhere. */
    public List<String> places() {
        return transports.stream().map(Transport::place).toList();
    }

    /**
     * Sends one to each.
     *
     * @return who refused it for good, and why; null if all took it
     * @throws IOException if somebody has not taken it now; the message says who, and why
     */
    public @Nullable String send(byte[] event) throws IOException {
        String refusal = null;
        for (Transport transport : transports) {
            try {
                transport.take(event);
            } catch (RefusedException refused) {
                refusal = transport.place() + " refused an event: " + refused.getMessage();
            } catch (IOException failure) {
                throw new IOException(transport.place() + " did not take an event: " + failure.getMessage(), failure);
            }
        }
        return refusal;
    }

    private record Console(Consumer<byte[]> taker) implements Transport {
        @Override
        public String place() {
            return "the console";
        }

        @Override
        public void take(byte[] event) {
            taker.accept(event);
        }
    }
}
