package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.TrackedType;
import org.jspecify.annotations.Nullable;

/** Changes the class files of types that declare or inherit tracking. */
@FunctionalInterface
public interface ClassWeaver {

    /** Weaves nothing. */
    ClassWeaver NONE = new ClassWeaver() {
        @Override
        public byte @Nullable [] weave(TrackedType type, byte[] classFile) {
            return null;
        }
    };

    /**
     * Weaves a class.
     *
     * @param type what it declares and inherits
     * @return the woven class file; null when there is nothing to weave in it after all
     * @throws Exception when the class is to stay as it is
     */
    byte @Nullable [] weave(TrackedType type, byte[] classFile) throws Exception;
}
