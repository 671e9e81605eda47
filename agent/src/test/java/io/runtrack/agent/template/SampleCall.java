package io.runtrack.agent.template;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a call that is not made. */
public record SampleCall(
        @Nullable Object receiver, @Nullable Object result, List<@Nullable Object> arguments) implements CallValues {

    public static SampleCall with(@Nullable Object... arguments) {
        return new SampleCall(null, null, Collections.unmodifiableList(Arrays.asList(arguments)));
    }

    public SampleCall on(@Nullable Object value) {
        return new SampleCall(value, result, arguments);
    }

    public SampleCall returning(@Nullable Object value) {
        return new SampleCall(receiver, value, arguments);
    }

    @Override
    public @Nullable Object argument(int position) {
        return arguments.get(position);
    }
}
