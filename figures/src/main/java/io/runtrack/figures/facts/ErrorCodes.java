package io.runtrack.figures.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the kind by which an error is shown. Immutable. */
public final class ErrorCodes {
    private final Map<Long, ErrorKind> kinds = new HashMap<>();
    private final Map<Long, ErrorKind> types = new HashMap<>();

    ErrorCodes(Collection<ErrorKind> kinds, Collection<ErrorKind> types) {
        kinds.forEach(kind -> this.kinds.put(ErrorTable.code(kind), kind));
        types.forEach(kind -> this.types.put(ErrorTable.ofTypeAlone(ErrorTable.code(kind)), kind));
    }

    /** The kind itself, that of its type, or that of all others. */
    public ErrorKind of(long code) {
        ErrorKind kind = kinds.get(code);
        return kind == null ? types.getOrDefault(ErrorTable.ofTypeAlone(code), ErrorKind.OTHERS) : kind;
    }
}
