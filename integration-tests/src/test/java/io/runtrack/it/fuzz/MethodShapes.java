package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes one type with methods that override nothing, of every kind that Java has, which call one another. For one
 * thread, once.
 */
final class MethodShapes {
    private final Workshop workshop;
    private final Dice dice;
    private final Program program;
    private final TypeSpec type;
    private final TypeSpec.Form form;
    private final List<MethodSpec> made = new ArrayList<>();

    MethodShapes(Workshop workshop, Program program) {
        this.workshop = workshop;
        this.program = program;
        dice = workshop.dice();
        form = workshop.flavour().hasRecords() && dice.percent(15)
                ? TypeSpec.Form.RECORD
                : dice.of(TypeSpec.Form.CLASS, TypeSpec.Form.CLASS, TypeSpec.Form.ENUM, TypeSpec.Form.INTERFACE);
        type = new TypeSpec("", workshop.name("Tools"), form, "", List.of());
    }

    void build() {
        int methods = dice.between(2, 5);
        for (int i = 0; i < methods; i++) {
            MethodSpec method = method();
            type.add(method);
            made.add(method);
        }
        program.add(type);
        if (form == TypeSpec.Form.CLASS && made.stream().allMatch(MethodSpec::isStatic)) {
            type.construct(call(dice.of(made)));
            program.add(new Statement.Construct("new " + type.name() + "();", type));
        }
        for (MethodSpec method : made) {
            addCalls(method);
        }
    }

    private void addCalls(MethodSpec method) {
        int calls = dice.between(1, 2);
        for (int i = 0; i < calls; i++) {
            Step.CallOther call = call(method);
            int times = dice.percent(35) ? 3 : 1;
            for (int again = 0; again < times; again++) {
                program.add(new Statement.Call(call.source(), call.receiver(), method, call.arguments()));
            }
        }
    }

    private MethodSpec method() {
        MarkingShapes markings = new MarkingShapes(workshop);
        List<Marking.Kind> kinds = markings.kinds();
        JavaType result = markings.result(kinds);
        List<Slot> slots = slots(kinds);
        String modifiers = modifiers();
        if (dice.percent(12) && !slots.isEmpty()) {
            modifiers += " <T extends Comparable<?>>";
            slots.set(0, new Slot(JavaType.COMPARABLE, "T", "p0"));
        }
        List<Marking> marks = new ArrayList<>();
        for (Marking.Kind kind : dice.percent(90) ? kinds : List.<Marking.Kind>of()) {
            marks.add(markings.any(kind, slots, result));
        }
        Body body = new BodyShapes(workshop).any(result, slots, kinds, steps());
        String name = workshop.name("tool");
        String owner = workshop.owner(type);
        return new MethodSpec(owner, name, modifiers, result, result.source(), slots, varargs(slots), marks, body);
    }

    private List<Slot> slots(List<Marking.Kind> kinds) {
        SlotShapes shapes = new SlotShapes(dice);
        return new ArrayList<>(dice.percent(4) ? shapes.asManyAsThereMayBe(kinds) : shapes.any(kinds, 6));
    }

    private boolean varargs(List<Slot> slots) {
        boolean possible = !slots.isEmpty() && slots.get(slots.size() - 1).type() == JavaType.STRINGS;
        return possible && dice.percent(50);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int calls = made.isEmpty() ? 0 : dice.below(3);
        for (int i = 0; i < calls; i++) {
            steps.add(call(dice.of(made)));
        }
        return steps;
    }

    private Step.CallOther call(MethodSpec method) {
        List<Value> arguments = new ArrayList<>();
        method.slots().forEach(slot -> arguments.add(workshop.values().argument(slot)));
        if (method.isStatic()) {
            return new Step.CallOther(type.name() + "." + method.name(), type, method, arguments);
        }
        Program.Receiver receiver = dice.of(program.receivers(type, ""));
        String source = "((" + type.name() + ") " + receiver.source() + ")." + method.name();
        return new Step.CallOther(source, receiver.type(), method, arguments);
    }

    private String modifiers() {
        if (form == TypeSpec.Form.INTERFACE) {
            return workshop.flavour().hasPrivateInterfaceMethods()
                    ? dice.of("static", "private static", "default", "private")
                    : dice.of("static", "default", "public static");
        }
        String visibility = dice.of("public ", "private ", "protected ", "");
        return visibility
                + dice.of("static ", "static ", "")
                + dice.of("", "final ", "synchronized ", "final synchronized ");
    }
}
