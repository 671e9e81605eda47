package io.runtrack.agent.values;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/**
 * The usual names of methods without arguments that do something, wait for something or use something up. Such methods
 * are no accessors, whatever a template says, because looking must change nothing. That a method does such a thing
 * cannot be seen from outside, so its name decides.
 */
final class ActionNames {

    private static final Set<String> NAMES = Set.of(
            ("accept acquire add apply await begin build call cancel clear close collect commit complete connect consume copy create"
                            + " createNewFile deactivate decrement delete deleteOnExit destroy detach disconnect dispose drain"
                            + " execute exit finish flush forget fork generate increment init initialize interrupt invalidate"
                            + " invoke join load lock mkdir mkdirs move next nextElement notifyListeners open peekAndRemove"
                            + " persist poll pollFirst pollLast pop prepare previous process publish purge read readAllBytes"
                            + " readLine refresh register release reload remove removeAll removeFirst removeLast reset restart"
                            + " resume rollback run save send shutdown shutdownNow start stop submit subscribe suspend sync take"
                            + " takeFirst takeLast toggle truncate tryLock undo unlock unregister update upload validate write")
                    .split(" "));

    private ActionNames() {}

    /**
     * A method of the host's that returns a field of its own name is an accessor all the same: {@code next()} of a
     * field {@code next}.
     */
    static boolean include(Method method, Class<?> type) {
        String name = method.getName();
        boolean isOfHost = method.getDeclaringClass().getClassLoader() != null;
        return BaseStream.class.isAssignableFrom(type)
                || (Future.class.isAssignableFrom(type) && name.equals("get"))
                || name.startsWith("getAnd")
                || name.endsWith("AndGet")
                || (NAMES.contains(name) && !(isOfHost && Declarations.field(type, name) != null));
    }
}
