package io.runtrack.agent.discovery;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The host's classes, for whoever only wants to know their names and what their class files say. Loads none of them.
 */
public interface HostClasses {

    /** Their binary names. */
    Collection<String> names();

    /**
     * The class file of one of them, or of a supertype of one.
     *
     * @param name in the form of class files
     * @return null when it is not known, or cannot be read
     */
    byte @Nullable [] classFile(String name);
}
