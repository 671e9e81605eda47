package io.runtrack.events.notify;

import io.runtrack.config.NotifyUrl;
import io.runtrack.events.delivery.Event;
import io.runtrack.events.delivery.Receiver;
import io.runtrack.events.delivery.RefusedException;
import io.runtrack.events.http.HttpSender;
import io.runtrack.events.http.StatusException;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A URL that is told of each outermost run: one that is part of no other. */
public final class NotifyReceiver implements Receiver {
    /** Its only name, as there is one. */
    public static final String NAME = "notify";

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);

    private final NotifyUrl url;
    private final boolean pings;
    private final HttpSender sender;

    /** @param pings whether it is told by bare requests, and not by documents */
    public NotifyReceiver(NotifyUrl url, boolean pings) {
        this.url = url;
        this.pings = pings;
        this.sender = new HttpSender(url.place().toLowerCase(Locale.ROOT).startsWith("https:"), LONGEST_REQUEST);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String place() {
        return url.place();
    }

    @Override
    public boolean wants(Event event) {
        return event.run().parentRunId() == null;
    }

    @Override
    public void deliver(Event event, TrackingStorage storage, String context) throws IOException {
        try {
            sender.send(pings ? Notification.ping(url, event) : Notification.json(url, event));
        } catch (StatusException answer) {
            throw answer.isForGood() ? new RefusedException(String.valueOf(answer.getMessage())) : answer;
        }
    }
}
