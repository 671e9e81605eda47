package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A generated type; methods are added once its place in its hierarchy is known. For one thread. */
final class TypeSpec {

    /** The forms of types; {@code BODY} is an anonymous class or that of an enum's constant. */
    enum Form {
        INTERFACE("interface"),
        ABSTRACT("abstract class"),
        CLASS("class"),
        ENUM("enum"),
        RECORD("record"),
        BODY("");

        private final String keyword;

        Form(String keyword) {
            this.keyword = keyword;
        }
    }

    /** What is extended or implemented, and with which type arguments. */
    record Super(TypeSpec type, String arguments) {
        private String source() {
            return type.qualified() + arguments;
        }
    }

    private final String packageName;
    private final String name;
    private final Form form;
    private final String parameters;
    private final List<Super> supers;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<Step> constructor = new ArrayList<>();
    private @Nullable TypeSpec constant;

    /**
     * The superclass stands first among the supertypes, if there is one; an empty package is that of whoever writes the
     * type.
     */
    TypeSpec(String packageName, String name, Form form, String parameters, List<Super> supers) {
        this.packageName = packageName;
        this.name = name;
        this.form = form;
        this.parameters = parameters;
        this.supers = supers;
    }

    void add(MethodSpec method) {
        methods.add(method);
    }

    /** What its constructor does. */
    void construct(Step step) {
        constructor.add(step);
    }

    List<Step> constructor() {
        return constructor;
    }

    /** The class of an enum's first constant. */
    void constant(TypeSpec body) {
        constant = body;
    }

    String packageName() {
        return packageName;
    }

    String name() {
        return name;
    }

    String qualified() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** Whether it has no name in the source. */
    boolean isAnonymous() {
        return form == Form.BODY;
    }

    Form form() {
        return form;
    }

    List<Super> supers() {
        return supers;
    }

    Optional<TypeSpec> constant() {
        return Optional.ofNullable(constant);
    }

    /** The nearest class that has the field of that name. */
    Optional<TypeSpec> holderOfTenant() {
        return classes().stream()
                .filter(type -> !type.isInterface() && !type.isAnonymous())
                .findFirst();
    }

    boolean isInterface() {
        return form == Form.INTERFACE;
    }

    boolean isAbstract() {
        return form == Form.INTERFACE || form == Form.ABSTRACT;
    }

    List<MethodSpec> methods() {
        return methods;
    }

    Optional<MethodSpec> declared(String method) {
        return methods.stream().filter(each -> each.name().equals(method)).findFirst();
    }

    Optional<TypeSpec> superclass() {
        return supers.stream()
                .map(Super::type)
                .filter(type -> !type.isInterface())
                .findFirst();
    }

    List<TypeSpec> directInterfaces() {
        return supers.stream().map(Super::type).filter(TypeSpec::isInterface).toList();
    }

    /** The class itself first, then what it extends; of an interface just this. */
    List<TypeSpec> classes() {
        List<TypeSpec> classes = new ArrayList<>(List.of(this));
        superclass().ifPresent(type -> classes.addAll(type.classes()));
        return classes;
    }

    /** All of its interfaces: the nearest of the class itself first, then those of its superclass. */
    Set<TypeSpec> interfaces() {
        Set<TypeSpec> found = new LinkedHashSet<>();
        for (TypeSpec type : classes()) {
            List<TypeSpec> next = type.directInterfaces();
            while (!next.isEmpty()) {
                found.addAll(next);
                next = next.stream()
                        .flatMap(each -> each.directInterfaces().stream())
                        .toList();
            }
        }
        return found;
    }

    boolean isBelow(TypeSpec other) {
        return interfaces().contains(other)
                || superclass().stream().anyMatch(type -> type.equals(other) || type.isBelow(other));
    }

    /** The body that runs when the method is called on an object of just this class. */
    Optional<MethodSpec> implementation(String method) {
        for (TypeSpec type : classes()) {
            Optional<MethodSpec> found = type.declared(method);
            if (found.isPresent()) {
                return found.filter(each -> each.body() != null);
            }
        }
        List<TypeSpec> declaring = interfaces().stream()
                .filter(type -> type.declared(method).isPresent())
                .toList();
        return declaring.stream()
                .filter(type -> declaring.stream().noneMatch(other -> other.isBelow(type)))
                .findFirst()
                .flatMap(type -> type.declared(method))
                .filter(each -> each.body() != null);
    }

    /** Which type's text the method is part of. */
    TypeSpec declaring(MethodSpec method) {
        for (TypeSpec type : classes()) {
            if (type.methods.contains(method)) {
                return type;
            }
        }
        return interfaces().stream()
                .filter(type -> type.methods.contains(method))
                .findFirst()
                .orElseThrow();
    }

    /** Its declaration with these modifiers, without package and imports. */
    String source(String modifiers) {
        StringBuilder text = new StringBuilder(modifiers).append(' ').append(form.keyword);
        text.append(' ').append(name).append(parameters);
        text.append(form == Form.RECORD ? "(String tenant)" : "")
                .append(heritage())
                .append(" {\n");
        if (form == Form.ENUM) {
            text.append("ONE")
                    .append(constant == null ? "" : " " + constant.bodySource())
                    .append(", TWO;\n");
        }
        return text.append(members()).append("}\n").toString();
    }

    /** What stands in braces after {@code new Type()} or the name of a constant. */
    String bodySource() {
        return "{\n" + members() + "}";
    }

    private String members() {
        StringBuilder text = new StringBuilder();
        if (!isInterface() && form != Form.RECORD && form != Form.BODY) {
            text.append("private final String tenant = \"tenant of ")
                    .append(name)
                    .append("\";\n");
        }
        if (!constructor.isEmpty()) {
            MethodSpec asMethod = new MethodSpec(name, name, "", JavaType.VOID, "", List.of(), false, List.of(), null);
            Body body = new Body(constructor, List.of(), 0, "");
            text.append("public ").append(name).append("() {\n");
            text.append(new BodyWriter(asMethod, body).source()).append("}\n");
        }
        methods.forEach(method -> text.append(method.source()));
        return text.toString();
    }

    private String heritage() {
        String extended = superclass().isPresent() ? " extends " + supers.get(0).source() : "";
        String list = String.join(
                ", ",
                supers.stream()
                        .filter(each -> each.type().isInterface())
                        .map(Super::source)
                        .toList());
        return list.isEmpty() ? extended : extended + (isInterface() ? " extends " : " implements ") + list;
    }

    @Override
    public String toString() {
        return qualified();
    }
}
