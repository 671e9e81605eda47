package io.runtrack.agent.capture;

import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.values.ScalaValues;
import io.runtrack.diagnostics.Diagnostics;
import io.runtrack.model.EmailResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Says once of a method that what it returned could not be read, so that addresses and reasons are not lost without a
 * word. Immutable, for any thread.
 *
 * @param method the method, as warnings name it
 * @param diagnostics told of it
 */
record UnreadResults(String method, Diagnostics diagnostics) {
    /** What these libraries return says how a send went, or holds something that does. */
    private static final List<String> TELLING =
            List.of("scala.util.", "scala.Tuple", "scala.collection.", "kotlin.", "io.vavr.", "groovy.util.");

    private static final Set<String> NOTHING = Set.of("kotlin.Unit", "scala.runtime.BoxedUnit");

    private static final String REMEDY = "return maps, records or beans with email, status and reason, or lists of"
            + " them under sent, failed and skipped";

    /** Results of which nothing is known but their status. */
    void lookAt(List<EmailResult> results, @Nullable Object returned) {
        for (EmailResult result : results) {
            if (result.equals(EmailResult.builder(result.status()).build())) {
                warn(returned, "tells of some emails neither address nor reason");
                return;
            }
        }
    }

    /**
     * A value that was not taken for a result. What is walked only once, or computed when it is walked, is no loss
     * where the address is known.
     */
    void lookAt(@Nullable Object returned, Addressees addressees) {
        if (returned == null || returned instanceof Path) {
            return;
        }
        if (isTelling(returned) || (addressees.isUnknown() && holdsSeveral(returned))) {
            warn(returned, "could not be read, so its emails count as one that was sent");
        }
    }

    private static boolean isTelling(Object returned) {
        String name = returned.getClass().getName();
        if (NOTHING.contains(name) || ScalaValues.isLazy(returned)) {
            return false;
        }
        for (String each : TELLING) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsSeveral(Object returned) {
        if (returned instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        return returned instanceof Map<?, ?>
                || returned instanceof Iterable<?>
                || returned instanceof Iterator<?>
                || returned instanceof BaseStream<?, ?>
                || returned instanceof Object[]
                || ScalaValues.isLazy(returned);
    }

    private void warn(@Nullable Object returned, String what) {
        String type = returned == null ? "nothing" : returned.getClass().getName();
        diagnostics.warn("email result of " + method, method + " returned a " + type + " that " + what + ": " + REMEDY);
    }
}
