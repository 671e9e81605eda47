package io.runtrack.agent.call;

import io.runtrack.agent.method.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects on which overrides are in progress, by method: an override may hand its call of {@code super.method()} to
 * another thread. A method that may be called so asks for its own overrides. Safe for any thread.
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
