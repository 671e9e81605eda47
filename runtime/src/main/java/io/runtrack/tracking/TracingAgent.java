package io.runtrack.tracking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The agents that trace this JVM, OpenTelemetry's and Datadog's. Each has put its API into the boot loader, under names
 * of its own: it is looked for there alone, so no class of the host is loaded or asked. Safe for any thread.
 */
abstract class TracingAgent {
    private static final String OPEN_TELEMETRY = "io.opentelemetry.javaagent.shaded.io.opentelemetry.api.trace.";
    private static final String DATADOG = "datadog.trace.";
    private static final int HEX_DIGITS_OF_TRACE = 32;

    /** Made when the first run starts: all agents of the command line are there by then. */
    private static final class Present {
        static final @Nullable TracingAgent OPEN_TELEMETRY_AGENT = find(false);
        static final @Nullable TracingAgent DATADOG_AGENT = find(true);
    }

    /** The span that is active on this thread; null when there is none, or no such agent. */
    static @Nullable TraceContext activeSpan() {
        TraceContext active = of(Present.OPEN_TELEMETRY_AGENT);
        return active == null ? of(Present.DATADOG_AGENT) : active;
    }

    private static @Nullable TraceContext of(@Nullable TracingAgent agent) {
        try {
            return agent == null ? null : agent.active();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError theirs) {
            return null; // a run without its trace is still a run
        }
    }

    private static @Nullable TracingAgent find(boolean datadog) {
        try {
            return datadog ? new Datadog() : new OpenTelemetry();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
            return null;
        }
    }

    @Nullable
    abstract TraceContext active() throws ReflectiveOperationException;

    private static Class<?> inBootLoader(String name) throws ClassNotFoundException {
        return Class.forName(name, false, null);
    }

    private static Object call(Method method, @Nullable Object receiver) throws ReflectiveOperationException {
        Object answer = method.invoke(receiver);
        if (answer == null) {
            throw new InvocationTargetException(null, method + " answered nothing");
        }
        return answer;
    }

    private static final class OpenTelemetry extends TracingAgent {
        private final Method current;
        private final Method context;
        private final Method traceId;
        private final Method spanId;

        OpenTelemetry() throws ReflectiveOperationException {
            Class<?> span = inBootLoader(OPEN_TELEMETRY + "Span");
            Class<?> spanContext = inBootLoader(OPEN_TELEMETRY + "SpanContext");
            current = span.getMethod("current");
            context = span.getMethod("getSpanContext");
            traceId = spanContext.getMethod("getTraceId");
            spanId = spanContext.getMethod("getSpanId");
        }

        /** Without a span there is one whose ids are zero. */
        @Override
        @Nullable
        TraceContext active() throws ReflectiveOperationException {
            Object active = call(context, call(current, null));
            return TraceContext.of((String) call(traceId, active), (String) call(spanId, active));
        }
    }

    private static final class Datadog extends TracingAgent {
        private final Method activeSpan;
        private final Method traceId;
        private final Method spanId;
        private final Method toHex;

        Datadog() throws ReflectiveOperationException {
            Class<?> span = inBootLoader(DATADOG + "bootstrap.instrumentation.api.AgentSpan");
            activeSpan = inBootLoader(DATADOG + "bootstrap.instrumentation.api.AgentTracer")
                    .getMethod("activeSpan");
            traceId = span.getMethod("getTraceId");
            spanId = span.getMethod("getSpanId");
            toHex = inBootLoader(DATADOG + "api.DDTraceId").getMethod("toHexStringPadded", int.class);
        }

        @Override
        @Nullable
        TraceContext active() throws ReflectiveOperationException {
            Object active = activeSpan.invoke(null);
            if (active == null) {
                return null;
            }
            String trace = (String) toHex.invoke(call(traceId, active), HEX_DIGITS_OF_TRACE);
            return TraceContext.of(trace, String.format("%016x", (Long) call(spanId, active)));
        }
    }
}
