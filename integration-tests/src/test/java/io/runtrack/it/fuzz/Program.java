package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One generated program: its types, and what it does with them. The same seed, number and flavour make the same. For
 * one thread.
 */
final class Program {

    /** Where a type stands in the source. */
    enum Place {
        FILE,
        NESTED,
        INNER,
        LOCAL
    }

    /** An object to call: the expression that makes it, and its class. */
    record Receiver(String source, TypeSpec type) {}

    private final Workshop workshop;
    private final boolean isCommand;
    private final Map<TypeSpec, Place> types = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private Program(Workshop workshop) {
        this.workshop = workshop;
        isCommand = workshop.dice().percent(85);
    }

    static Program of(long seed, int number, Flavour flavour, String supportPackage) {
        Workshop workshop = new Workshop(number, Dice.of(seed, number), flavour, supportPackage + ".c" + number);
        Program program = new Program(workshop);
        int shapes = workshop.dice().between(1, 2);
        for (int i = 0; i < shapes; i++) {
            if (workshop.dice().percent(55)) {
                new HierarchyShapes(workshop, program).build();
            } else {
                new MethodShapes(workshop, program).build();
            }
        }
        return program;
    }

    void add(TypeSpec type) {
        if (!type.isAnonymous()) {
            types.put(type, place(type));
        }
    }

    private Place place(TypeSpec type) {
        if (!type.packageName().isEmpty()) {
            return Place.FILE;
        }
        boolean mayBeInner =
                type.form() == TypeSpec.Form.CLASS && type.methods().stream().noneMatch(MethodSpec::isStatic);
        return mayBeInner ? workshop.dice().of(Place.NESTED, Place.INNER, Place.LOCAL) : Place.NESTED;
    }

    void add(Statement statement) {
        statements.add(statement);
    }

    /** Objects of just this type; of an interface, of a class without a body. */
    List<Receiver> receivers(TypeSpec type, String typeArguments) {
        String made = "new " + type.qualified() + typeArguments + "()";
        return switch (type.form()) {
            case ENUM ->
                List.of(
                        new Receiver(type.qualified() + ".ONE", type.constant().orElse(type)),
                        new Receiver(type.qualified() + ".TWO", type));
            case RECORD ->
                List.of(new Receiver("new " + type.qualified() + "(\"tenant of " + type.name() + "\")", type));
            case BODY -> {
                TypeSpec.Super above = type.supers().get(0);
                String source = "new " + above.type().qualified() + above.arguments() + "() " + type.bodySource();
                yield List.of(new Receiver(source, type));
            }
            case INTERFACE -> {
                List<TypeSpec.Super> above = List.of(new TypeSpec.Super(type, ""));
                yield List.of(new Receiver(made + " {}", new TypeSpec("", "", TypeSpec.Form.BODY, "", above)));
            }
            default -> List.of(new Receiver(types.get(type) == Place.INNER ? inner(made) : made, type));
        };
    }

    private static String inner(String made) {
        return "new Case()." + made;
    }

    int number() {
        return workshop.program();
    }

    Flavour flavour() {
        return workshop.flavour();
    }

    String basePackage() {
        return workshop.basePackage();
    }

    int counters() {
        return workshop.counters();
    }

    boolean isCommand() {
        return isCommand;
    }

    Map<TypeSpec, Place> types() {
        return types;
    }

    List<Statement> statements() {
        return statements;
    }

    /** What it is to print, and to leave on record. */
    Expectation expectation() {
        Expectation expectation = new Expectation();
        Model model = new Model(number(), flavour(), expectation);
        if (!isCommand) {
            statements.forEach(model::run);
            return expectation;
        }
        Map<String, String> named = Map.of("value", "\"c" + number() + "\"");
        Marking marking = new Marking(Marking.Kind.COMMAND, Map.of(), named);
        ExpectedRun run = expectation.begin("c" + number(), new Fields(marking, List.of(), true, List.of(), Map.of()));
        statements.forEach(model::run);
        expectation.end();
        run.end(null, null);
        return expectation;
    }
}
