package io.runtrack.events.lineage;

import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Event.Kind;
import io.runtrack.events.delivery.Receiver;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody who is told of each run by OpenLineage. */
public final class LineageReceiver implements Receiver {
    private final String name;
    private final Transport transport;
    private final LineageEvents events;
    private final LineageContext context;

    private LineageReceiver(String name, Transport transport, LineageEvents events, LineageContext context) {
        this.name = name;
        this.transport = transport;
        this.events = events;
        this.context = context;
    }

    /**
     * Those whom the settings of a process name.
     *
     * @param setting {@code on}, a URL, or a file's after {@code file:}
     * @param warnings hears of what cannot be used
     */
    public static List<Receiver> of(String setting, Map<String, String> environment, Consumer<String> warnings) {
        LineageEvents events = new LineageEvents();
        LineageContext context = LineageContext.of(environment, warnings);
        List<Receiver> receivers = new ArrayList<>();
        new Transports(environment, null, warnings)
                .of(setting)
                .forEach((name, transport) -> receivers.add(new LineageReceiver(name, transport, events, context)));
        return receivers;
    }

    /** What is to be known of this process by whoever tells of its runs. */
    public static String context(Map<String, String> environment) {
        return LineageContext.of(environment, heardBefore -> {}).text();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String place() {
        return transport.place();
    }

    @Override
    public boolean wants(Event event) {
        if (event.kind() == Kind.START) {
            events.started(event.run());
        }
        return true;
    }

    @Override
    public void deliver(Event event, TrackingStorage storage, String kept) throws IOException {
        transport.take(events.of(event, storage, context.kept(kept)));
    }
}
