package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes one hierarchy: a method that is declared at its root and overridden, implemented, narrowed and annotated at
 * random levels, so that compilers write bridges for it. For one thread, once.
 */
final class HierarchyShapes {
    private final Workshop workshop;
    private final Dice dice;
    private final Program program;
    private final Operation operation;
    private final List<TypeSpec> levels = new ArrayList<>();
    private boolean marked;
    private boolean hasSideInterface;

    HierarchyShapes(Workshop workshop, Program program) {
        this.workshop = workshop;
        this.program = program;
        dice = workshop.dice();
        operation = Operation.any(workshop);
    }

    void build() {
        for (int i = 0; i < operation.levels(); i++) {
            addLevel(i);
        }
        new HierarchyCalls(workshop, program, operation, levels).add();
    }

    private void addLevel(int level) {
        boolean last = level == operation.levels() - 1;
        TypeSpec.Form form = last ? lastForm() : form(level);
        TypeSpec type = newType(level, form, last);
        boolean abstractType = type.isAbstract();
        boolean implemented = type.implementation(operation.name()).isPresent();
        boolean must = level == 0 || (!abstractType && !implemented) || hasSideInterface;
        if (must || dice.percent(last ? 65 : 55)) {
            type.add(method(type, level, last, hasBody(form)));
            addOverload(type, level, form);
        }
        addConstructor(type, level, form);
        levels.add(type);
        program.add(type);
        if (form == TypeSpec.Form.ENUM && dice.percent(60)) {
            addConstant(type, level);
        }
    }

    /** A method of the same name that overrides nothing, once: what a bridge might be taken for. */
    private void addOverload(TypeSpec type, int level, TypeSpec.Form form) {
        boolean isClass = form == TypeSpec.Form.CLASS || form == TypeSpec.Form.ABSTRACT;
        if (!isClass || !operation.isConcrete(level) || !operation.mayBeOverloaded() || dice.percent(60)) {
            return;
        }
        List<Slot> slots = operation.overloaded();
        Body body = new BodyShapes(workshop).any(JavaType.STRING, slots, List.of(Marking.Kind.FILE), List.of());
        String owner = workshop.owner(type) + "-overload";
        type.add(new MethodSpec(
                owner, operation.name(), "public final", JavaType.STRING, "String", slots, false, List.of(), body));
    }

    private boolean hasBody(TypeSpec.Form form) {
        return switch (form) {
            case INTERFACE -> dice.percent(35);
            case ABSTRACT -> dice.percent(55);
            default -> true;
        };
    }

    private TypeSpec.Form form(int level) {
        if (level == 0) {
            return operation.root();
        }
        int chance = dice.below(100);
        if (levels.get(level - 1).isInterface() && chance < 35) {
            return TypeSpec.Form.INTERFACE;
        }
        return chance < 70 ? TypeSpec.Form.ABSTRACT : TypeSpec.Form.CLASS;
    }

    private TypeSpec.Form lastForm() {
        if (!levels.get(levels.size() - 1).isInterface()) {
            return dice.of(TypeSpec.Form.CLASS, TypeSpec.Form.CLASS, TypeSpec.Form.BODY);
        }
        return workshop.flavour().hasRecords() && dice.percent(30)
                ? TypeSpec.Form.RECORD
                : dice.of(TypeSpec.Form.CLASS, TypeSpec.Form.ENUM, TypeSpec.Form.BODY);
    }

    private TypeSpec newType(int level, TypeSpec.Form form, boolean last) {
        List<TypeSpec.Super> supers = new ArrayList<>();
        if (level > 0) {
            supers.add(above(level));
        }
        hasSideInterface =
                level > 0 && form != TypeSpec.Form.BODY && form != TypeSpec.Form.INTERFACE && mayHaveSide(level);
        if (hasSideInterface) {
            supers.add(new TypeSpec.Super(side(List.of(), level), ""));
        }
        boolean inside = form == TypeSpec.Form.BODY || (last && dice.percent(50));
        String name = workshop.name(last ? "Last" : "Level");
        return new TypeSpec(inside ? "" : packageName(), name, form, operation.parameters(level), supers);
    }

    /** The level above, or an interface between that extends it. */
    private TypeSpec.Super above(int level) {
        TypeSpec above = levels.get(level - 1);
        TypeSpec.Super named = new TypeSpec.Super(above, operation.argumentsFor(level - 1, level));
        boolean between = above.isInterface() && operation.isConcrete(level - 1) && dice.percent(30);
        return between ? new TypeSpec.Super(side(List.of(named), level - 1), "") : named;
    }

    /** Of two unrelated interfaces with an annotation neither is the nearer one, so there is at most one. */
    private boolean mayHaveSide(int level) {
        boolean markedInterface = levels.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), type.interfaces().stream()))
                .filter(TypeSpec::isInterface)
                .flatMap(type -> type.methods().stream())
                .anyMatch(method -> !method.markings().isEmpty());
        return operation.isPublic() && operation.isConcrete(level) && !markedInterface && dice.percent(25);
    }

    private TypeSpec side(List<TypeSpec.Super> supers, int level) {
        TypeSpec side = new TypeSpec(packageName(), workshop.name("Side"), TypeSpec.Form.INTERFACE, "", supers);
        side.add(method(side, level, false, hasBody(TypeSpec.Form.INTERFACE)));
        program.add(side);
        return side;
    }

    private String packageName() {
        return operation.isPublic() && dice.percent(35) ? workshop.basePackage() + ".far" : workshop.basePackage();
    }

    private MethodSpec method(TypeSpec type, int level, boolean last, boolean hasBody) {
        List<Slot> slots = operation.slots(level);
        boolean mark = dice.percent(level == 0 ? 60 : 35) || (last && !marked);
        marked |= mark;
        List<Marking> markings = new ArrayList<>();
        for (Marking.Kind kind : mark ? operation.kinds() : List.<Marking.Kind>of()) {
            markings.add(new MarkingShapes(workshop).any(kind, slots, operation.result()));
        }
        Body body = hasBody
                ? new BodyShapes(workshop).any(operation.result(), slots, operation.kinds(), steps(type, level))
                : null;
        return new MethodSpec(
                workshop.owner(type),
                operation.name(),
                modifiers(type, hasBody),
                operation.result(),
                operation.declaredResult(level),
                slots,
                false,
                markings,
                body);
    }

    private String modifiers(TypeSpec type, boolean hasBody) {
        if (type.isInterface()) {
            return hasBody ? "default" : dice.of("", "public", "public abstract");
        }
        String visibility = operation.visibility();
        return hasBody ? visibility + dice.of("", "", " synchronized") : visibility + " abstract";
    }

    private List<Step> steps(TypeSpec type, int level) {
        List<Step> steps = new ArrayList<>();
        int above = dice.below(5) / 2;
        for (int i = 0; i < above; i++) {
            overridden(type).ifPresent(steps::add);
        }
        if (operation.isConcrete(level) && dice.percent(25)) {
            another().ifPresent(steps::add);
        }
        if (operation.mayRecurse(level) && dice.percent(60)) {
            steps.add(new Step.Recurse(operation.recursedPath(), operation.depth()));
        }
        return steps;
    }

    private Optional<Step> overridden(TypeSpec type) {
        boolean caught = dice.percent(40);
        Optional<TypeSpec> superclass = type.superclass();
        if (superclass.isPresent()) {
            return superclass
                    .flatMap(above -> above.implementation(operation.name()))
                    .map(target -> fromWithin(type, target, caught));
        }
        return type.directInterfaces().stream().findFirst().flatMap(above -> above.implementation(operation.name())
                .map(target -> new Step.CallSuper(
                        above.qualified() + ".super", target, caught, dice.of(Step.Way.DIRECT, Step.Way.LAMBDA))));
    }

    private Step fromWithin(TypeSpec type, MethodSpec target, boolean caught) {
        Step.Way way = dice.of(Step.Way.DIRECT, Step.Way.LAMBDA, Step.Way.INNER_CLASS);
        if (way == Step.Way.INNER_CLASS) {
            return type.isAnonymous()
                    ? new Step.CallSuper("super", target, caught, Step.Way.DIRECT)
                    : new Step.CallSuper(type.name() + ".super", target, caught, way);
        }
        return new Step.CallSuper("super", target, caught, way);
    }

    /** Of a class above, which other files may name; only those delegate further up, so that it comes to an end. */
    private Optional<Step> another() {
        List<TypeSpec> classes = levels.stream()
                .filter(type -> type.form() == TypeSpec.Form.CLASS
                        && !type.packageName().isEmpty())
                .filter(type -> operation.isConcrete(levels.indexOf(type)))
                .toList();
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        TypeSpec type = dice.of(classes);
        MethodSpec root = levels.get(0).declared(operation.name()).orElseThrow();
        String source = "new " + type.qualified() + "()";
        return Optional.of(
                dice.percent(50)
                        ? new Step.Delegate(source, type, root)
                        : new Step.CallOther(source + "." + operation.name(), type, root, operation.arguments()));
    }

    /** A constructor that calls what a subclass may override. */
    private void addConstructor(TypeSpec type, int level, TypeSpec.Form form) {
        boolean isClass = form == TypeSpec.Form.CLASS || form == TypeSpec.Form.ABSTRACT;
        if (isClass && operation.isConcrete(level) && dice.percent(20)) {
            levels.stream()
                    .findFirst()
                    .or(() -> Optional.of(type))
                    .flatMap(root -> root.declared(operation.name()))
                    .ifPresent(method ->
                            type.construct(new Step.CallOther(operation.name(), type, method, operation.arguments())));
        }
    }

    private void addConstant(TypeSpec type, int level) {
        TypeSpec body = new TypeSpec(
                "", workshop.name("Constant"), TypeSpec.Form.BODY, "", List.of(new TypeSpec.Super(type, "")));
        body.add(method(body, level, true, true));
        type.constant(body);
    }
}
