package io.runtrack.it.fuzz;

/** What a parameter or a result may be declared as. */
enum JavaType {
    VOID("void"),
    INT("int"),
    LONG("long"),
    DOUBLE("double"),
    FLOAT("float"),
    SHORT("short"),
    BYTE("byte"),
    CHAR("char"),
    BOOLEAN("boolean"),
    BOXED_INT("Integer"),
    BOXED_BOOLEAN("Boolean"),
    STRING("String"),
    PATH("Path"),
    FILE("File"),
    URI("URI"),
    DATE("LocalDate"),
    OBJECT("Object"),
    COMPARABLE("Comparable<?>"),
    INTS("int[]"),
    STRINGS("String[]"),
    LIST("List<String>"),
    MAP("Map<String, String>"),
    CALL("Call"),
    RESULT("Result"),
    OPTIONAL("Optional<String>"),
    OPTIONAL_PATH("Optional<Path>"),
    FUTURE("CompletableFuture<String>"),
    FUTURE_PATH("CompletableFuture<Path>"),
    FUTURE_BOOLEAN("CompletableFuture<Boolean>"),
    FUTURE_VOID("CompletableFuture<Void>"),
    SENDS("List<Map<String, String>>"),
    SORTED_SENDS("Map<String, List<Map<String, String>>>");

    private final String source;

    JavaType(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    boolean isPrimitive() {
        return source.matches("[a-z]+");
    }

    /** Of those that a file's or a configuration's path may be of, which comes first; 5 if it is none. */
    int pathRank() {
        return switch (this) {
            case PATH -> 0;
            case FILE -> 1;
            case URI -> 2;
            case STRING -> 4;
            default -> 5;
        };
    }

    boolean isPath() {
        return pathRank() < 4;
    }

    boolean isFuture() {
        return source.startsWith("CompletableFuture");
    }

    boolean isOptional() {
        return source.startsWith("Optional");
    }

    /** What a future or an Optional of this type holds. */
    JavaType held() {
        return switch (this) {
            case OPTIONAL, FUTURE -> STRING;
            case OPTIONAL_PATH, FUTURE_PATH -> PATH;
            case FUTURE_BOOLEAN -> BOXED_BOOLEAN;
            case FUTURE_VOID -> VOID;
            default -> this;
        };
    }

    /** How many of the 255 places of a call's parameters one of this type takes. */
    int places() {
        return this == LONG || this == DOUBLE ? 2 : 1;
    }
}
