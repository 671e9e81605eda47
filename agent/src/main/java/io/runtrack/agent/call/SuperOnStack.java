package io.runtrack.agent.call;

import io.runtrack.agent.method.MethodShape;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whether a call of an overridden method comes from its override, which is in progress on another thread. Another
 * method of the same object may call {@code super.method()} at that time, and that is a call of its own. What a
 * compiler makes of the override's source for other threads to run bears the override's name: {@code lambda$run$0},
 * {@code run$lambda$0}, {@code $anonfun$run$1}, {@code access$run$s42}. For the thread of the call.
 */
final class SuperOnStack implements Function<Stream<StackFrame>, Boolean> {
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The way from a class into another that stands within it, from which the override's name is gone. */
    private static final String ACCESSOR = "access$";

    private final MethodShape method;

    private SuperOnStack(MethodShape method) {
        this.method = method;
    }

    static boolean isCalledByOverride(MethodShape method) {
        return WALKER.walk(new SuperOnStack(method));
    }

    /** From the top: the method's own frame, then the code of one source file. */
    @Override
    public Boolean apply(Stream<StackFrame> stack) {
        Iterator<StackFrame> frames = stack.iterator();
        while (frames.hasNext() && !isOfMethod(frames.next())) {
            // ours
        }
        String caller = "";
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            String name = frame.getMethodName();
            if (isMadeOfNamesake(name) || (caller.isEmpty() && name.startsWith(ACCESSOR))) {
                return true;
            }
            String outermost = outermost(frame.getClassName());
            if (!caller.isEmpty() && !caller.equals(outermost)) {
                return false;
            }
            caller = outermost;
        }
        return false;
    }

    private boolean isOfMethod(StackFrame frame) {
        return frame.getMethodName().equals(method.name())
                && frame.getClassName().equals(method.className());
    }

    private boolean isMadeOfNamesake(String name) {
        return Arrays.asList(name.split("\\$", -1)).contains(method.name());
    }

    private static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
