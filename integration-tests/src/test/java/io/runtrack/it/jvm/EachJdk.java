package io.runtrack.it.jvm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The test runs once on every supported {@link Jdk} of the versions that it is about; the JDK is its first parameter.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(EachJdk.Supported.class)
public @interface EachJdk {

    /** The first version that has what is tested. */
    int from() default 0;

    /** The last one. */
    int to() default Integer.MAX_VALUE;

    /** The supported versions, the missing ones too: so that they are seen to be skipped. */
    final class Supported implements ArgumentsProvider, AnnotationConsumer<EachJdk> {
        private int from;
        private int to;

        @Override
        public void accept(EachJdk versions) {
            from = versions.from();
            to = versions.to();
        }

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return Jdk.supported().stream()
                    .filter(jdk -> jdk.feature() >= from && jdk.feature() <= to)
                    .map(Arguments::of);
        }
    }
}
