package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Calls the method of a hierarchy on objects of its classes, through variables of any type above. */
record HierarchyCalls(Workshop workshop, Program program, Operation operation, List<TypeSpec> levels) {

    void add() {
        for (int i = 0; i < levels.size(); i++) {
            if (!levels.get(i).isAbstract()) {
                addReceiver(i);
            }
        }
    }

    private void addReceiver(int level) {
        TypeSpec type = levels.get(level);
        for (Program.Receiver receiver : program.receivers(type, arguments(level))) {
            String variable = workshop.name("object");
            program.add(
                    new Statement.Construct("Object " + variable + " = " + receiver.source() + ";", receiver.type()));
            int calls = workshop.dice().between(1, 3);
            for (int i = 0; i < calls; i++) {
                addCall(receiver.type(), level, variable);
            }
            addOverloads(receiver.type(), variable);
        }
    }

    private void addCall(TypeSpec receiver, int level, String variable) {
        int above = workshop.dice().below(level + 1);
        int named = levels.get(above).isAnonymous() ? 0 : above;
        TypeSpec through = levels.get(named);
        MethodSpec method = levels.get(0).declared(operation.name()).orElseThrow();
        List<Value> values = operation.arguments();
        String source = "((" + through.qualified() + arguments(named) + ") " + variable + ")." + operation.name();
        int times = workshop.dice().percent(35) ? 3 : 1;
        for (int i = 0; i < times; i++) {
            program.add(new Statement.Call(source, receiver, method, values));
        }
    }

    private void addOverloads(TypeSpec receiver, String variable) {
        for (TypeSpec type : receiver.classes()) {
            for (MethodSpec method : type.methods()
                    .subList(Math.min(1, type.methods().size()), type.methods().size())) {
                List<Value> values = new ArrayList<>();
                method.slots().forEach(slot -> values.add(workshop.values().argument(slot)));
                String source = "((" + type.qualified() + ") " + variable + ")." + method.name();
                program.add(new Statement.Call(source, receiver, method, values));
            }
        }
    }

    private String arguments(int level) {
        return operation.isConcrete(level) ? "" : operation.boundArguments();
    }
}
