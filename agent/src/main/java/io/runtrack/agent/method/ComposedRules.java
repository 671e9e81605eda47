package io.runtrack.agent.method;

import java.util.ArrayList;
import java.util.List;

/** Rules of several sources, those of most weight first. Immutable, as far as its sources are; for any thread. */
final class ComposedRules implements MethodRules {
    private final List<MethodRules> sources;

    ComposedRules(List<MethodRules> sources) {
        this.sources = List.copyOf(sources);
    }

    /** All are asked, since a source may have to see the class to know that it has something to say. */
    @Override
    public boolean mayName(String className) {
        boolean may = false;
        for (MethodRules source : sources) {
            may |= source.mayName(className);
        }
        return may;
    }

    @Override
    public boolean mayNameAny() {
        for (MethodRules source : sources) {
            if (source.mayNameAny()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> awaited() {
        List<String> awaited = new ArrayList<>();
        for (MethodRules source : sources) {
            awaited.addAll(source.awaited());
        }
        return awaited;
    }

    @Override
    public boolean excludes(String className) {
        for (MethodRules source : sources) {
            if (source.excludes(className)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations) {
        List<TrackedAnnotation> declared = annotations;
        for (int i = sources.size() - 1; i >= 0; i--) {
            declared = sources.get(i).declaredOn(method, declared);
        }
        return declared;
    }
}
