package io.runtrack.agent.rules;

import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.TemplateSyntax;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.FileStatus;
import io.runtrack.config.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an attribute of a rule may hold, and how a class file would hold the same. */
enum AttributeType {
    TEXT,
    TEMPLATE,
    FLAG,
    FILE_STATUS,
    EMAIL_STATUS,
    CLASS_NAMES;

    /** The value cannot be that of the attribute; the message says what to write. */
    static final class MistakenValueException extends Exception {
        private static final long serialVersionUID = 1L;

        MistakenValueException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * The value as an annotation of a class file has it: a String, a Boolean, the name of a constant, or a list of
     * class names.
     */
    Object read(YamlValue value) throws MistakenValueException {
        return switch (this) {
            case TEXT -> text(value);
            case TEMPLATE -> template(value);
            case FLAG -> flag(value);
            case FILE_STATUS -> constant(value, FileStatus.values());
            case EMAIL_STATUS -> constant(value, EmailStatus.values());
            case CLASS_NAMES -> classNames(value);
        };
    }

    /** Whether that is such a value already. */
    boolean holds(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case TEMPLATE -> value instanceof String template && TemplateSyntax.mistakeIn(template) == null;
            case FLAG -> value instanceof Boolean;
            case FILE_STATUS -> isAmong(FileStatus.values(), value);
            case EMAIL_STATUS -> isAmong(EmailStatus.values(), value);
            case CLASS_NAMES -> value instanceof List<?> names && areTexts(names);
        };
    }

    private static boolean isAmong(Enum<?>[] constants, Object value) {
        for (Enum<?> constant : constants) {
            if (constant.name().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areTexts(List<?> values) {
        for (Object value : values) {
            if (!(value instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static String text(YamlValue value) throws MistakenValueException {
        String text = value.text();
        if (text == null) {
            throw new MistakenValueException("a list or a mapping; write a text, in quotes if it begins with { or [");
        }
        return text;
    }

    private static String template(YamlValue value) throws MistakenValueException {
        String template = text(value);
        String mistake = TemplateSyntax.mistakeIn(template);
        if (mistake != null) {
            throw new MistakenValueException("not a template: " + mistake);
        }
        return template;
    }

    private static Boolean flag(YamlValue value) throws MistakenValueException {
        String text = text(value);
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new MistakenValueException("neither true nor false; write one of them");
    }

    private static String constant(YamlValue value, Enum<?>[] constants) throws MistakenValueException {
        String text = text(value);
        StringBuilder choice = new StringBuilder();
        for (Enum<?> constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant.name();
            }
            choice.append(choice.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new MistakenValueException("no such status; write one of " + choice);
    }

    private static List<String> classNames(YamlValue value) throws MistakenValueException {
        List<String> names = new ArrayList<>();
        for (YamlValue element : value.elements()) {
            String name = element.text();
            if (name == null) {
                throw new MistakenValueException("not a list of class names; write [com.acme.AlreadyDoneException]");
            }
            try {
                PatternSyntax.className(name.strip());
            } catch (InvalidPatternException mistake) {
                throw new MistakenValueException("no class name: " + mistake.getMessage());
            }
            if (NamePattern.hasWildcards(name)) {
                throw new MistakenValueException("a class name with *; write each class, its subclasses are meant too");
            }
            names.addAll(NestedName.spellings(name.strip()));
            if (name.indexOf('.') < 0) {
                names.add(TrackedAnnotation.IN_ANY_PACKAGE.concat(name.strip()));
            }
        }
        return names;
    }
}
