package io.runtrack.agent.capture;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import java.util.List;
import java.util.Set;

/**
 * Which parameter feeds a field whose attribute is empty, by the parameters' names and types. A name that stands
 * earlier in a list is preferred. Immutable.
 */
final class ParameterDefaults {
    private static final String STRING = "java.lang.String";
    private static final List<String> PATH_TYPES =
            List.of("java.nio.file.Path", "java.io.File", "java.net.URI", "java.net.URL");
    private static final Set<String> DATE_TYPES = Set.of(
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Instant",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.Year",
            "java.time.chrono.ChronoLocalDate",
            "java.time.chrono.ChronoLocalDateTime",
            "java.time.chrono.ChronoZonedDateTime",
            "java.time.chrono.HijrahDate",
            "java.time.chrono.JapaneseDate",
            "java.time.chrono.MinguoDate",
            "java.time.chrono.ThaiBuddhistDate",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.sql.Date",
            "java.sql.Timestamp");

    private final List<MethodParameter> parameters;

    private record Field(List<String> names, TypeRule types) {
        static final Field CONFIG_PATH = of(TypeRule.PATH, "configPath", "configFile", "config");
        static final Field TARGET_DATE = of(TypeRule.DATE, "targetDate", "date");
        static final Field AGENT_ID = of(TypeRule.ANY, "agentId");
        static final Field OUTPUT_PATH = of(TypeRule.PATH, "outputPath", "outputFile", "output");
        static final Field AGENT_NAME = of(TypeRule.NO_FILE, "agentName");
        static final Field EMAIL = of(TypeRule.NO_FILE, "email", "to", "recipient");
        static final List<Field> ALL = List.of(CONFIG_PATH, TARGET_DATE, AGENT_ID, OUTPUT_PATH, AGENT_NAME, EMAIL);

        private static Field of(TypeRule types, String... names) {
            return new Field(List.of(names), types);
        }

        boolean acceptsType(String type) {
            return switch (types) {
                case PATH -> type.equals(STRING) || PATH_TYPES.contains(type);
                case DATE -> type.equals(STRING) || DATE_TYPES.contains(type);
                case NO_FILE -> !PATH_TYPES.contains(type);
                case ANY -> true;
            };
        }
    }

    /** The types that a field may have. A text may stand for a path or a date. */
    private enum TypeRule {
        PATH,
        DATE,
        NO_FILE,
        ANY
    }

    ParameterDefaults(MethodShape method) {
        this.parameters = method.parameters();
    }

    FieldSource configPath() {
        return named(Field.CONFIG_PATH);
    }

    FieldSource targetDate() {
        return named(Field.TARGET_DATE);
    }

    FieldSource agentId() {
        return named(Field.AGENT_ID);
    }

    FieldSource agentName() {
        return named(Field.AGENT_NAME);
    }

    FieldSource email() {
        return named(Field.EMAIL);
    }

    /** {@link PlainSource#NONE} if there is no such parameter. */
    FieldSource outputPath() {
        return named(Field.OUTPUT_PATH);
    }

    /** Parameters that feed another field are left out, unless there is no other. */
    FieldSource filePath() {
        for (String type : PATH_TYPES) {
            int position = firstOfType(type);
            if (position >= 0) {
                return new PlainSource.Argument(position);
            }
        }
        int position = firstOfType(STRING);
        if (position < 0 && parameters.isEmpty()) {
            return PlainSource.NONE;
        }
        return new PlainSource.Argument(Math.max(position, 0));
    }

    private int firstOfType(String type) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).typeName().equals(type) && !feedsAnother(parameters.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean feedsAnother(MethodParameter parameter) {
        String name = parameter.name();
        if (name == null) {
            return false;
        }
        for (Field field : Field.ALL) {
            if (field.names.contains(name) && field.acceptsType(parameter.typeName())) {
                return true;
            }
        }
        return false;
    }

    private FieldSource named(Field field) {
        for (String name : field.names) {
            for (int i = 0; i < parameters.size(); i++) {
                MethodParameter parameter = parameters.get(i);
                if (name.equals(parameter.name()) && field.acceptsType(parameter.typeName())) {
                    return new PlainSource.Argument(i);
                }
            }
        }
        return PlainSource.NONE;
    }
}
