package io.runtrack.agent.completion;

import org.jspecify.annotations.Nullable;

/** Looks for types of the host's libraries by their names, since each of its loaders may have its own. */
final class Supertypes {
    private Supertypes() {}

    /** The type itself, or the one of its superclasses and interfaces, that has this name. */
    static @Nullable Class<?> find(Class<?> type, String name) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            if (current.getName().equals(name)) {
                return current;
            }
            for (Class<?> parent : current.getInterfaces()) {
                Class<?> found = find(parent, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
