package io.runtrack.agent.template;

import org.jspecify.annotations.Nullable;

/** The values of a call as they are. */
public final class PlainSource {
    /** For a field that nothing feeds. */
    public static final FieldSource NONE = new Literal(null);

    private PlainSource() {}

    /** The same at every call. */
    public record Literal(@Nullable String constant) implements FieldSource {
        @Override
        public @Nullable Object value(CallValues call) {
            return constant;
        }
    }

    /** One of the arguments. */
    public record Argument(int position) implements FieldSource {
        @Override
        public @Nullable Object value(CallValues call) {
            return call.argument(position);
        }
    }

    /** The object that the method was called on. */
    record Receiver() implements FieldSource {
        @Override
        public @Nullable Object value(CallValues call) {
            return call.receiver();
        }
    }

    /** What the method returned. */
    public record Result() implements FieldSource {
        @Override
        public @Nullable Object value(CallValues call) {
            return call.result();
        }
    }
}
