package io.runtrack.agent.call;

import io.runtrack.agent.method.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where overrides are in progress: an override may hand its call of {@code super.method()} to another thread. Asked by
 * the methods that may be called so, each of its own overrides alone. Safe for any thread.
 */
final class OpenOverrides {
    private final Map<String, OpenReceivers> byMethod = new ConcurrentHashMap<>();

    /** Where overrides of a method are in progress, by its {@link MethodShape#id()}. */
    OpenReceivers of(String id) {
        OpenReceivers receivers = new OpenReceivers();
        OpenReceivers known = byMethod.putIfAbsent(id, receivers);
        return known == null ? receivers : known;
    }

    List<OpenReceivers> of(Set<String> ids) {
        List<OpenReceivers> all = new ArrayList<>(ids.size());
        for (String id : ids) {
            all.add(of(id));
        }
        return all;
    }
}
