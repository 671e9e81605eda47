package io.runtrack.agent.instrument;

import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodBinder;
import io.runtrack.agent.method.MethodShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What woven code calls in tests: keeps what it is given. */
final class Recorder implements MethodBinder {

    /** One call of a woven method: its outcome follows when it has one. */
    static final class Call {
        final MethodShape method;
        final @Nullable Object self;
        final List<@Nullable Object> arguments;

        @Nullable
        Object result;

        @Nullable
        Throwable thrown;

        boolean ended;

        Call(MethodShape method, @Nullable Object self, Object[] arguments) {
            this.method = method;
            this.self = self;
            this.arguments = Arrays.asList(arguments);
        }
    }

    final List<Call> calls = new ArrayList<>();
    final List<MethodShape> methods = new ArrayList<>();
    final List<List<DeclaredAnnotation>> annotations = new ArrayList<>();

    /** Replaces what methods return. */
    UnaryOperator<@Nullable Object> replacement = UnaryOperator.identity();

    @Override
    public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            MethodShape method, List<DeclaredAnnotation> given, Kinship kinship) {
        methods.add(method);
        annotations.add(given);
        return (self, arguments) -> {
            Call call = new Call(method, self, arguments);
            calls.add(call);
            return (BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object>) (result, thrown) -> {
                call.ended = true;
                call.result = result;
                call.thrown = thrown;
                return thrown == null ? replacement.apply(result) : result;
            };
        };
    }

    Call onlyCall() {
        if (calls.size() != 1) {
            throw new AssertionError("expected one call, but there were " + calls.size());
        }
        return calls.get(0);
    }
}
