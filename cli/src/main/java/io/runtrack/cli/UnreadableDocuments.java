package io.runtrack.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that could not be read: they hide no others, and are counted and named at the end. For one thread. */
final class UnreadableDocuments {
    private static final int MOST_NAMED = 20;

    private final List<String> descriptions = new ArrayList<>();

    void add(@Nullable String description) {
        descriptions.add(String.valueOf(description));
    }

    /** Says what was left out; false when nothing was. */
    boolean report(Screen screen) {
        if (descriptions.isEmpty()) {
            return false;
        }
        int count = descriptions.size();
        screen.say(count == 1 ? "1 document could not be read:" : count + " documents could not be read:");
        descriptions.stream().limit(MOST_NAMED).forEach(description -> screen.say("  " + description));
        if (count > MOST_NAMED) {
            screen.say("  and " + (count - MOST_NAMED) + " more");
        }
        return true;
    }
}
