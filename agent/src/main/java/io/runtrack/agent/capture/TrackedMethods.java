package io.runtrack.agent.capture;

import io.runtrack.agent.call.CallPlan;
import io.runtrack.agent.call.CaptureErrors;
import io.runtrack.agent.call.TrackedCalls;
import io.runtrack.agent.capture.CommandPlan.CommandSources;
import io.runtrack.agent.capture.SendReader.EmailSources;
import io.runtrack.agent.completion.ResultTypes;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.email.MessageIds;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.Hook;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.diagnostics.Diagnostics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds woven methods: decides once, when a method is woven, which of its values feeds which field. Safe for any
 * thread.
 */
public final class TrackedMethods {
    private final ActiveRuns runs;
    private final Accessors accessors;
    private final MailApi mail;
    private final Diagnostics diagnostics;
    private final ErrorStack stacks;
    private final EmailResultReader emailResults;
    private final CapturedEmails captured;
    private final TrackedCalls calls;
    private final Capture capture;

    /**
     * @param runs tells which run a record belongs to
     * @param accessors by which the host's objects are asked
     * @param mail knows the mail libraries that the host may use
     * @param results tells which results go on when they have been returned
     * @param diagnostics told of templates that do not fit, and of what goes wrong
     * @param stacks the stacks that failed records carry
     * @param missed answers how many calls had no stack to be begun on, since it was asked last
     */
    public TrackedMethods(
            ActiveRuns runs,
            Accessors accessors,
            MailApi mail,
            ResultTypes results,
            Diagnostics diagnostics,
            ErrorStack stacks,
            IntSupplier missed) {
        this.runs = runs;
        this.accessors = accessors;
        this.mail = mail;
        this.diagnostics = diagnostics;
        this.stacks = stacks;
        this.emailResults = new EmailResultReader(accessors);
        this.captured = new CapturedEmails(runs);
        this.calls = new TrackedCalls(runs, results, missed);
        this.capture = new Capture(runs, accessors, stacks);
    }

    /**
     * Binds one method.
     *
     * @param annotations that count for it, at most one of each kind
     * @param kinship what it has to do with others of its name
     * @return what the woven method calls with its receiver (null if static) and its arguments when it is entered. It
     *     answers the token of the call, or null when this call is of no interest. The token is a {@code BiFunction}
     *     that is called with the result and the throwable, each null if there is none, when the method ends, and
     *     answers the result to hand back. Neither throws anything but that the stack is full.
     */
    public BiFunction<@Nullable Object, Object[], @Nullable Object> bind(
            MethodShape compiled, List<DeclaredAnnotation> annotations, Kinship kinship) {
        MethodShape method = compiled.asDeclared();
        // in the order of TrackedKind: a run is there before its records are begun, and ends after them
        Map<TrackedKind, DeclaredAnnotation> byKind = new EnumMap<>(TrackedKind.class);
        for (DeclaredAnnotation declared : annotations) {
            byKind.put(declared.annotation().kind(), declared);
        }
        CaptureErrors errors = new CaptureErrors(method.displayName(), diagnostics);
        DeclaredAnnotation hooked = byKind.remove(TrackedKind.HOOK);
        List<CallPlan> plans = new ArrayList<>();
        for (DeclaredAnnotation declared : byKind.values()) {
            plans.add(plan(method.namedAs(declared.method().asDeclared()), declared.annotation()));
        }
        if (hooked == null) {
            return calls.bind(method, kinship, plans, errors);
        }
        Hook hook = (Hook) hooked.annotation().attributes().get("hook");
        return calls.bind(
                Objects.requireNonNull(hook, "a rule of this kind has one"),
                capture,
                plans.isEmpty() ? null : calls.bind(method, kinship, plans, errors),
                errors);
    }

    private CallPlan plan(MethodShape method, TrackedAnnotation annotation) {
        FieldBinder binder = new FieldBinder(method, annotation, accessors, diagnostics);
        return switch (annotation.kind()) {
            case COMMAND ->
                new CommandPlan(CommandSources.bind(method, binder), CommandOutcome.bind(annotation, binder), runs);
            case FILE ->
                new FilePlan(
                        method,
                        FileSources.bind(method, binder),
                        FileOutcome.bind(method, annotation, binder, stacks),
                        runs);
            case EMAIL -> send(method, annotation, binder);
            case HOOK -> throw new IllegalArgumentException("a hook is no plan");
        };
    }

    private CallPlan send(MethodShape method, TrackedAnnotation annotation, FieldBinder binder) {
        EmailAddress addresses = new EmailAddress(accessors, mail);
        SendReader reader =
                new SendReader(EmailSources.bind(method, binder, mail), addresses, emailOutcome(method, annotation));
        return annotation.isBuiltIn()
                ? new CapturedSend(reader, new MessageIds(addresses, mail), runs, captured)
                : new EmailPlan(reader, runs, captured);
    }

    private EmailOutcome emailOutcome(MethodShape method, TrackedAnnotation annotation) {
        return new EmailOutcome(
                emailResults,
                mail,
                annotation.constant("whenFalse", EmailStatus.FAILED),
                new UnreadResults(method.displayName(), diagnostics));
    }
}
