package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsJarIT {

    /** Pipelines that are modules write it into their own declarations. */
    @Test
    void hasAModuleNameThatDoesNotDependOnTheFilesName(@TempDir Path folder) throws IOException {
        Path renamed = folder.resolve("something-else.jar");
        Files.copy(ForkedJvm.annotations(), renamed);

        assertThat(ModuleFinder.of(renamed).find("runtrack.annotations")).isPresent();
    }
}
