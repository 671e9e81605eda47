package io.runtrack.tracking;

import org.jspecify.annotations.Nullable;

/**
 * The span that a run is started in, as distributed tracing names it: both ids in the lower-case hexadecimal form of <a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>.
 *
 * @param traceId 32 digits, not all zero
 * @param spanId 16 digits, not all zero
 */
record TraceContext(String traceId, String spanId) {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final int PARTS = 4;

    /** The span that is active on this thread, else the one that whoever launched this process was in; else null. */
    static @Nullable TraceContext current() {
        TraceContext active = TracingAgent.activeSpan();
        return active == null ? parse(System.getenv("TRACEPARENT")) : active;
    }

    /** Null unless both are valid ids. */
    static @Nullable TraceContext of(@Nullable String traceId, @Nullable String spanId) {
        return traceId != null && spanId != null && isId(traceId, TRACE_DIGITS) && isId(spanId, SPAN_DIGITS)
                ? new TraceContext(traceId, spanId)
                : null;
    }

    /**
     * Reads the header {@code traceparent}. Null when it is none: it was meant for others, so nobody is warned. A later
     * version than 00 may have more parts, which are ignored as the specification demands.
     */
    static @Nullable TraceContext parse(@Nullable String traceparent) {
        if (traceparent == null) {
            return null;
        }
        String[] parts = traceparent.strip().split("-", -1);
        boolean isOne = parts.length >= PARTS
                && isHex(parts[0], 2)
                && !parts[0].equals("ff")
                && isHex(parts[3], 2)
                && (parts.length == PARTS || !parts[0].equals("00"));
        return isOne ? of(parts[1], parts[2]) : null;
    }

    private static boolean isId(String text, int digits) {
        return isHex(text, digits) && !text.equals("0".repeat(digits));
    }

    private static boolean isHex(String text, int digits) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if ((each < '0' || each > '9') && (each < 'a' || each > 'f')) {
                return false;
            }
        }
        return text.length() == digits;
    }
}
