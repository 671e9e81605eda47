package io.runtrack.it.fuzz;

import java.util.List;

/** Writes a method's body as Java. */
record BodyWriter(MethodSpec method, Body body) {

    String source() {
        StringBuilder text = new StringBuilder();
        body.steps().forEach(step -> text.append(source(step)).append('\n'));
        return text.append(body.noise().replace(Body.END, ending()))
                .append('\n')
                .toString();
    }

    private String source(Step step) {
        if (step instanceof Step.CallSuper call) {
            String statement = statement(call);
            return call.caught() ? caught(statement) : statement;
        }
        if (step instanceof Step.Recurse recurse) {
            return recursion(recurse);
        }
        if (step instanceof Step.CallOther other) {
            return caught(other.source() + "(" + sources(other.arguments()) + ");");
        }
        if (step instanceof Step.Delegate delegate) {
            return caught(delegate.source() + "." + method.name() + "(" + names() + ");");
        }
        throw new AssertionError(step);
    }

    /** From an inner class the compiler needs a method of its own to reach it. */
    private String statement(Step.CallSuper call) {
        String expression = call.qualifier() + "." + method.name() + "(" + names() + ");";
        return switch (call.way()) {
            case DIRECT -> expression;
            case LAMBDA -> "Support.run(() -> { " + expression + " return null; });";
            case INNER_CLASS ->
                "Support.run(new Callable<Object>() { public Object call() throws Exception { " + expression
                        + " return null; } });";
        };
    }

    private String recursion(Step.Recurse step) {
        List<Slot> slots = method.slots();
        String depth = slots.get(step.depth()).name();
        String arguments = String.join(
                ", ",
                slots.stream()
                        .map(slot -> slot.name().equals(depth)
                                ? depth + " - 1"
                                : slot.equals(slots.get(step.path()))
                                        ? "Paths.get(\"/" + method.owner() + "/deeper\" + " + depth + ")"
                                        : slot.name())
                        .toList());
        return "if (" + depth + " > 0) " + caught(method.name() + "(" + arguments + ");");
    }

    private static String caught(String statement) {
        return "try { " + statement + " } catch (Throwable caught) { State.caught(caught); }";
    }

    private String names() {
        return String.join(", ", method.slots().stream().map(Slot::name).toList());
    }

    static String sources(List<Value> values) {
        return String.join(", ", values.stream().map(Value::source).toList());
    }

    /** Counts each call, so that a model can tell which ending is next. */
    private String ending() {
        List<Ending> endings = body.endings();
        StringBuilder text =
                new StringBuilder("switch (State.TURNS[" + body.counter() + "]++ % " + endings.size() + ") {\n");
        for (int i = 0; i < endings.size(); i++) {
            text.append(i == endings.size() - 1 ? "default: " : "case " + i + ": ")
                    .append(endings.get(i).source(method))
                    .append('\n');
        }
        return text.append('}').toString();
    }
}
