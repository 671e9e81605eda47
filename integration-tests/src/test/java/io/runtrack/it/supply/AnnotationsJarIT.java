package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.ForkedJvm;
import java.lang.module.ModuleFinder;
import org.junit.jupiter.api.Test;

class AnnotationsJarIT {

    /** Pipelines that are modules write it into their own declarations. */
    @Test
    void hasAModuleNameThatDoesNotDependOnTheFilesName() {
        assertThat(ModuleFinder.of(ForkedJvm.annotations()).find("io.runtrack.annotations"))
                .isPresent();
    }
}
