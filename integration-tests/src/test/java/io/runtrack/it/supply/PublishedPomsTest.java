package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven Central asks of a pom, and what whoever depends on us must be able to rely on. */
class PublishedPomsTest {
    private static final List<String> PUBLISHED = List.of(
            "annotations",
            "runtime",
            "figures",
            "storage",
            "storage/azure",
            "storage/s3",
            "agent",
            "ui",
            "cli",
            "spark");

    private final Pom parent = Pom.of(".");

    @Test
    void parentSaysForAllOfThemWhoWeAreAndUnderWhichTerms() {
        assertThat(parent.text("url")).startsWith("https://");
        assertThat(parent.text("licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(parent.text("licenses/license/url")).startsWith("https://");
        assertThat(parent.text("developers/developer/name")).isNotEmpty();
        assertThat(parent.text("scm/connection")).startsWith("scm:git:https://");
        assertThat(parent.text("scm/developerConnection")).startsWith("scm:git:");
        assertThat(parent.text("scm/url")).isEqualTo(parent.text("url"));
        assertThat(parent.text("version")).doesNotContain("SNAPSHOT");
    }

    /** Who installs one of our files by hand has no parent to go with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"annotations", "runtime", "figures", "storage/azure", "storage/s3", "agent", "ui", "cli", "spark"
            })
    void eachIsPublishedWithoutAParentAndSaysAllThatOneWouldSay(String module) {
        Pom published = Pom.published(module);
        assertThat(published.texts("parent")).isEmpty();
        for (String said : List.of("url", "licenses/license/name", "developers/developer/name", "scm/url")) {
            assertThat(published.text(said)).as(said).isEqualTo(parent.text(said));
        }
        assertThat(published.text("groupId")).isEqualTo("io.runtrack");
        assertThat(published.texts("dependencies/dependency/version"))
                .hasSameSizeAs(published.texts("dependencies/dependency"))
                .allSatisfy(version -> assertThat(version).matches("[0-9].*"));
    }

    @Test
    void addressesOfTheProjectAreInheritedAsTheyAre() {
        assertThat(parent.texts("@*[starts-with(name(), 'child.')] | /project/scm/@*[starts-with(name(), 'child.')]"))
                .hasSize(4)
                .containsOnly("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "annotations",
                "runtime",
                "figures",
                "storage",
                "storage/azure",
                "storage/s3",
                "agent",
                "ui",
                "cli",
                "spark"
            })
    void eachHasANameAndADescriptionOfItsOwnAndIsPublished(String module) {
        Pom pom = Pom.of(module);
        assertThat(pom.text("name")).startsWith("runtrack");
        assertThat(pom.text("description")).endsWith(".");
        assertThat(pom.texts("properties/maven.deploy.skip")).doesNotContain("true");
        assertThat(pom.texts("repositories | /project/pluginRepositories | /project/distributionManagement"))
                .as("repositories named in a published pom would be asked by everybody who depends on it")
                .isEmpty();
    }

    @Test
    void whatIsNotListedHereIsNotPublished() {
        assertThat(parent.texts("modules/module")).containsAll(PUBLISHED);
        for (String module : parent.texts("modules/module")) {
            if (!PUBLISHED.contains(module)) {
                assertThat(Pom.of(module).text("properties/maven.deploy.skip"))
                        .as(module)
                        .isEqualTo("true");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "cli"})
    void jarsThatBringTheirLibrariesAlongDoNotAskForThemOnceMore(String module) {
        assertThat(
                        Pom.of(module)
                                .texts(
                                        "dependencies/dependency[not(scope='test' or scope='provided' or optional='true')]/artifactId"))
                .isEmpty();
    }

    @Test
    void theRuntimeAsksForWhatItNeeds() {
        assertThat(Pom.of("runtime").texts("dependencies/dependency[not(scope) and not(optional)]/artifactId"))
                .contains("runtrack-annotations", "jackson-core");
    }
}
