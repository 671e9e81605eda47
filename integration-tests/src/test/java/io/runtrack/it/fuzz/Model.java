package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a program without a JVM, and keeps the records that the contract promises. For one thread. */
final class Model {
    private final int program;
    private final Flavour flavour;
    private final Expectation expectation;
    private final Map<Integer, Integer> turns = new TreeMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private @Nullable TypeSpec constructing;

    Model(int program, Flavour flavour, Expectation expectation) {
        this.program = program;
        this.flavour = flavour;
        this.expectation = expectation;
    }

    void run(Statement statement) {
        if (statement instanceof Statement.Construct construct) {
            construct(construct.type());
        } else if (statement instanceof Statement.Call call) {
            print(call(call.receiver(), call.method(), call.arguments()).line());
        }
        completeLater();
    }

    /** The superclass's constructor first. */
    private void construct(TypeSpec type) {
        List<TypeSpec> classes = new ArrayList<>(type.classes());
        Collections.reverse(classes);
        TypeSpec around = constructing;
        for (TypeSpec each : classes) {
            constructing = each;
            each.constructor().forEach(step -> callOther((Step.CallOther) step, type));
        }
        constructing = around;
    }

    /** As the JVM resolves it: what the object's class has under the method's name. */
    private Done call(TypeSpec receiver, MethodSpec method, List<Value> arguments) {
        MethodSpec running = method.standsAlone()
                ? method
                : receiver.implementation(method.name()).orElseThrow();
        return tracked(new Call(receiver, running, arguments));
    }

    /** What the program does with its futures after each statement. */
    private void completeLater() {
        later.forEach(Runnable::run);
        later.clear();
    }

    private record Call(TypeSpec receiver, MethodSpec running, List<Value> arguments) {}

    private Done tracked(Call call) {
        Optional<Fields> command = fields(call, Marking.Kind.COMMAND);
        if (command.isEmpty()) {
            return trackedFile(call);
        }
        Fields fields = command.get();
        ExpectedRun run = expectation.begin(String.valueOf(fields.marking().text("value")), fields);
        Done done = trackedFile(call);
        expectation.end();
        run.end(failure(done), exitCode(fields.marking(), done));
        return done;
    }

    private static @Nullable Failure failure(Done done) {
        return done.failure() != null ? done.failure() : done.value().failure();
    }

    private static @Nullable Integer exitCode(Marking marking, Done done) {
        String text = done.value().text();
        return marking.has("exitCode") && done.failure() == null && text != null ? Integer.valueOf(text) : null;
    }

    private Done trackedFile(Call call) {
        Optional<Fields> file = fields(call, Marking.Kind.FILE);
        ExpectedRun run = expectation.current();
        Done done = trackedEmail(call);
        if (file.isEmpty()) {
            return done;
        }
        Runnable record = () ->
                recordFile(run, call.running(), fields(call, Marking.Kind.FILE).orElseThrow(), settled(done));
        if ("later".equals(done.value().text()) && done.value().type().isFuture()) {
            later.add(record);
        } else {
            record.run();
        }
        return done;
    }

    /** How it ended when the future that it returned, if any, has. */
    private static Done settled(Done done) {
        Failure failure = done.value().failure();
        return failure == null ? done : Done.threw(failure);
    }

    private void recordFile(ExpectedRun of, MethodSpec method, Fields fields, Done done) {
        ExpectedRun run = of.hasEnded() ? expectation.implicit() : of;
        String status = Outcomes.ofFile(fields, done);
        String path = fields.path();
        Failure failure = done.failure();
        String error = failure == null
                ? Lines.error(fields.text("errorType", done.value()), fields.text("errorMessage", done.value()))
                : Lines.error(failure.type(), failure.message());
        int attempt = run.attempt(method.owner() + "." + method.name(), path, status);
        String agent = fields.textOr("agentId", "agentId");
        run.file(Lines.file(path, fields.type(), agent, status, error, fields.output(done.result()), attempt));
    }

    private Done trackedEmail(Call call) {
        Optional<Fields> email = fields(call, Marking.Kind.EMAIL);
        if (email.isEmpty()) {
            return execute(call);
        }
        ExpectedRun run = expectation.current();
        boolean outermost = expectation.beginSend();
        Done done = execute(call);
        expectation.endSend();
        if (outermost) {
            Sends.record(run, email.get(), done);
        }
        return done;
    }

    private Optional<Fields> fields(Call call, Marking.Kind kind) {
        return Inheritance.nearest(call.receiver(), call.running(), kind).map(from -> {
            Marking marking = from.marking(kind).orElseThrow();
            boolean ownNames = flavour.namesParameters(from.body() != null);
            MethodSpec named = ownNames ? from : call.running();
            return new Fields(
                    marking,
                    typesOf(call.running(), named),
                    flavour.namesParameters(named.body() != null),
                    call.arguments(),
                    receiver(call));
        });
    }

    private static List<Slot> typesOf(MethodSpec running, MethodSpec named) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < running.slots().size(); i++) {
            slots.add(running.slots().get(i).named(named.slots().get(i).name()));
        }
        return slots;
    }

    /** What a template finds in the object: in a half constructed one, the fields of a subclass are null. */
    private Map<String, Value> receiver(Call call) {
        Optional<TypeSpec> holder =
                call.running().isStatic() ? Optional.empty() : call.receiver().holderOfTenant();
        if (holder.isEmpty()) {
            return Map.of();
        }
        boolean set = constructing == null
                || constructing.equals(holder.get())
                || !holder.get().isBelow(constructing);
        String tenant = "tenant of " + holder.get().name();
        return Map.of("tenant", set ? Value.of(JavaType.STRING, "", tenant) : Value.ofNull(JavaType.STRING));
    }

    private Done execute(Call call) {
        Body body = Objects.requireNonNull(call.running().body());
        for (Step step : body.steps()) {
            Done done = step(call, step);
            if (done.failure() != null) {
                return done;
            }
        }
        int turn = turns.merge(body.counter(), 1, Integer::sum) - 1;
        Ending ending = body.endings().get(turn % body.endings().size());
        if (ending.failure() != null) {
            return Done.threw(ending.failure());
        }
        return Done.returned(
                ending.argument() < 0 ? ending.value() : call.arguments().get(ending.argument()));
    }

    /** Only a failure that is not caught matters to the body. */
    private Done step(Call call, Step step) {
        if (step instanceof Step.CallSuper above) {
            Done done = execute(new Call(call.receiver(), above.target(), call.arguments()));
            return above.caught() ? caught(done) : done;
        }
        if (step instanceof Step.Recurse recurse) {
            return recurse(call, recurse);
        }
        if (step instanceof Step.Delegate delegate) {
            construct(delegate.receiver());
            return caught(call(delegate.receiver(), delegate.target(), call.arguments()));
        }
        return callOther((Step.CallOther) step, call.receiver());
    }

    private Done recurse(Call call, Step.Recurse step) {
        int depth = Integer.parseInt(
                String.valueOf(call.arguments().get(step.depth()).text()));
        if (depth <= 0) {
            return Done.returned(Value.ofVoid());
        }
        List<Value> arguments = new ArrayList<>(call.arguments());
        String deeper = "/" + call.running().owner() + "/deeper" + depth;
        arguments.set(step.path(), Values.path(JavaType.PATH, deeper));
        arguments.set(step.depth(), Value.of(JavaType.INT, "", Integer.toString(depth - 1)));
        return caught(call(call.receiver(), call.running(), arguments));
    }

    private Done callOther(Step.CallOther other, TypeSpec receiver) {
        TypeSpec on = other.onItself() ? receiver : other.receiver();
        if (!other.onItself() && !other.target().isStatic()) {
            construct(on);
        }
        return caught(call(on, other.target(), other.arguments()));
    }

    private Done caught(Done done) {
        if (done.failure() != null) {
            print("caught " + done.failure().line());
        }
        return Done.returned(Value.ofVoid());
    }

    private void print(String line) {
        expectation.print("c" + program + " " + line);
    }
}
