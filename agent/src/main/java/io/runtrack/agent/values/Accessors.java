package io.runtrack.agent.values;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The parts that templates and email results ask objects for. Safe for any thread. */
public final class Accessors {
    private final AccessorLookup lookup;
    private final Map<String, NamedPart> parts = new ConcurrentHashMap<>();

    public Accessors(ModuleOpener opener) {
        this.lookup = new AccessorLookup(opener);
    }

    public NamedPart part(String name) {
        NamedPart known = parts.get(name);
        if (known != null) {
            return known;
        }
        NamedPart added = new NamedPart(name, lookup::find);
        NamedPart raced = parts.putIfAbsent(name, added);
        return raced == null ? added : raced;
    }

    /** Not what the object's class holds for all of its objects, such as the constants of an enum. */
    public NamedPart partOfObject(String name) {
        return new NamedPart(name, lookup::findInObject);
    }

    /** Lets us at the fields of a class; false where nothing does. */
    boolean open(Class<?> type) {
        return lookup.open(type);
    }
}
