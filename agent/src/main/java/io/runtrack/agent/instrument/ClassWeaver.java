package io.runtrack.agent.instrument;

import org.jspecify.annotations.Nullable;

/** Changes the class files in which tracking is mentioned. */
@FunctionalInterface
public interface ClassWeaver {

    /**
     * Weaves a class.
     *
     * @return the woven class file; null when there is nothing to weave in it after all
     * @throws Exception when the class is to stay as it is
     */
    byte @Nullable [] weave(byte[] classFile) throws Exception;
}
