package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which readers read resources, and what these are called. Stateless. */
final class ResourceAware {
    private static final String MARK = ".item.file.ResourceAwareItemReaderItemStream";

    private static final ClassValue<Boolean> READERS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isMarked(type);
        }
    };

    private ResourceAware() {}

    static boolean is(Class<?> reader) {
        return READERS.get(reader);
    }

    /** As it was named: a path where the resource has one, else its URI, else what it says of itself. */
    static @Nullable String path(@Nullable Object resource, Capture capture) {
        String path = capture.askText(resource, "path");
        if (path != null) {
            return path;
        }
        if (capture.ask(resource, "URI") instanceof URI uri) {
            return "file".equals(uri.getScheme()) && uri.getPath() != null ? uri.getPath() : uri.toString();
        }
        return capture.askText(resource, "description");
    }

    private static boolean isMarked(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                if (implemented.getName().endsWith(MARK) || isMarked(implemented)) {
                    return true;
                }
            }
        }
        return false;
    }
}
