package io.runtrack.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodPatternTest {

    @Test
    void namesMethodsByNameAndByParameters() throws Exception {
        assertThat(names("com.acme.Main#run", "run", "int")).isTrue();
        assertThat(names("com.acme.Main#run", "runs")).isFalse();
        assertThat(names("com.acme.Main#run*", "runs")).isTrue();
        assertThat(names("com.acme.Main#*", "<init>")).isFalse();
        assertThat(names("com.acme.Main#run()", "run")).isTrue();
        assertThat(names("com.acme.Main#run()", "run", "int")).isFalse();
        assertThat(names(" com.acme.Main # run ( int , long ) ", "run", "int", "long"))
                .isTrue();
        assertThat(names("com.acme.Main#run(int)", "run", "long")).isFalse();
    }

    @Test
    void writesTypesAsTheSourceDoes() throws Exception {
        assertThat(names("A#b(java.nio.file.Path)", "b", "java.nio.file.Path")).isTrue();
        assertThat(names("A#b(Path)", "b", "java.nio.file.Path")).isTrue();
        assertThat(names("A#b(ath)", "b", "java.nio.file.Path")).isFalse();
        assertThat(names("A#b(String)", "b", "java.lang.String")).isTrue();
        assertThat(names("A#b(java.util.Map.Entry)", "b", "java.util.Map$Entry"))
                .isTrue();
        assertThat(names("A#b(java.util.Map$Entry)", "b", "java.util.Map$Entry"))
                .isTrue();
        assertThat(names("A#b(Map.Entry)", "b", "java.util.Map$Entry")).isTrue();
        assertThat(names("A#b(nio.file.Path)", "b", "java.nio.file.Path")).isFalse();
        assertThat(names("A#b(int[])", "b", "[I")).isTrue();
        assertThat(names("A#b(int)", "b", "[I")).isFalse();
        assertThat(names("A#b(java.lang.String[][])", "b", "[[Ljava.lang.String;"))
                .isTrue();
        assertThat(names("A#b(int, String...)", "b", "int", "[Ljava.lang.String;"))
                .isTrue();
        assertThat(names("A#b(String[]...)", "b", "[[Ljava.lang.String;")).isTrue();
        assertThat(names("A#b(java.**)", "b", "java.nio.file.Path")).isTrue();
        assertThat(names("A#b(*, *)", "b", "int", "java.nio.file.Path")).isTrue();
    }

    @Test
    void saysWhatIsWrongAndWhatToWrite() {
        assertThat(mistake("com.acme.Main.run")).contains("names no method", "class#method");
        assertThat(mistake("com.acme.Main#")).contains("method is missing");
        assertThat(mistake("#run")).contains("class is missing");
        assertThat(mistake("com/acme/Main#run")).contains("dots");
        assertThat(mistake("com..Main#run")).contains("beside a dot");
        assertThat(mistake("com.acme.Main#<init>")).contains("constructors cannot be tracked");
        assertThat(mistake("void com.acme.Main#run")).contains("a blank");
        assertThat(mistake("com.acme.***#run")).contains("more than two *");
        assertThat(mistake("com.acme.Main#run(int")).contains("closing parenthesis");
        assertThat(mistake("com.acme.Main#run(..)")).contains("leave the parentheses out");
        assertThat(mistake("com.acme.Main#run(List<String>)")).contains("leave out <");
        assertThat(mistake("com.acme.Main#run(int,)")).contains("missing");
        assertThat(mistake("com.acme.Main#run(String..., int)")).contains("beside a dot");
        assertThat(mistake("com.acme.Main#run#go")).contains("character #");
        assertThat(mistake("com.acme.Main#a?")).contains("character ?");
    }

    private static boolean names(String pattern, String method, String... types) throws InvalidPatternException {
        List<MethodParameter> parameters = Arrays.stream(types)
                .map(type -> new MethodParameter(null, type))
                .toList();
        return MethodPattern.parse(pattern)
                .matchesIn(new MethodShape("com.acme.Main", method, "()V", false, parameters, "void", null));
    }

    private static String mistake(String pattern) {
        InvalidPatternException mistake =
                catchThrowableOfType(InvalidPatternException.class, () -> MethodPattern.parse(pattern));
        assertThat(mistake).as(pattern).isNotNull();
        return mistake.getMessage();
    }
}
