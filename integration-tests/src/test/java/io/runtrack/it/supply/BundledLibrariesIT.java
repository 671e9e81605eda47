package io.runtrack.it.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.runtrack.it.supply.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped jars hold what their bill of materials and their NOTICE say, no more and no less. */
class BundledLibrariesIT {
    private static final Pattern LICENCE_FILE = Pattern.compile("META-INF/(licenses/.*|[^/]*(LICENSE|NOTICE)[^/]*)");

    @ParameterizedTest
    @EnumSource
    void manifestSaysWhereTheBillOfMaterialsIs(ShippedJar jar) throws IOException {
        BillOfMaterials bill = jar.billOfMaterials();
        try (JarFile file = new JarFile(jar.file().toFile())) {
            Manifest manifest = file.getManifest();
            assertThat(manifest.getMainAttributes().getValue("Sbom-Location")).isEqualTo(jar.billOfMaterialsName());
            assertThat(manifest.getMainAttributes().getValue("Sbom-Format"))
                    .isEqualTo(bill.document().path("bomFormat").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void billOfMaterialsIsTheSameForEveryBuild(ShippedJar jar) throws IOException {
        assertThat(jar.billOfMaterials().document().path("metadata").has("timestamp"))
                .isFalse();
        assertThat(jar.billOfMaterials().document().path("serialNumber").asText())
                .as("made from the content, not at random: a UUID of version 3")
                .matches("urn:uuid:.{14}3.*");
    }

    @ParameterizedTest
    @EnumSource
    void everyComponentHasVersionLicenceHashAndPurl(ShippedJar jar) throws IOException {
        assertThat(jar.billOfMaterials().components()).hasSizeGreaterThan(2).allSatisfy(component -> {
            assertThat(component.version()).matches("\\d.*");
            assertThat(component.licence()).isNotEmpty();
            assertThat(component.sha256()).hasSize(64);
            assertThat(component.purl())
                    .isEqualTo("pkg:maven/%s/%s@%s?type=jar"
                            .formatted(component.group(), component.name(), component.version()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyClassIsOurOwnOrByteForByteThatOfAComponent(ShippedJar jar) throws IOException {
        Map<String, byte[]> unexplained = jar.classes();
        assertThat(unexplained).hasSizeGreaterThan(300);
        OriginalJars originals = OriginalJars.onClassPath();
        for (Component component : jar.billOfMaterials().components()) {
            int before = unexplained.size();
            originals
                    .filesOf(component)
                    .forEach((name, content) -> unexplained.computeIfPresent(
                            name, (same, bundled) -> Arrays.equals(content, bundled) ? null : bundled));
            assertThat(unexplained.size())
                    .as("%s is listed, but no class of it is in %s", component.purl(), jar)
                    .isLessThan(before);
        }
        assertThat(unexplained.keySet())
                .as("classes in %s that are no component's", jar)
                .allMatch(name -> name.matches(
                        "(io/runtrack/(agent|cli|spark)|linkage/java/lang)/.*|libraries/.*/Tracked[A-Za-z]+[.]class"));
    }

    @ParameterizedTest
    @EnumSource
    void noticeNamesEveryLibraryWithItsLicence(ShippedJar jar) throws IOException {
        List<String> notice = jar.notice().lines().toList();
        for (Component component : jar.billOfMaterials().components()) {
            if (!component.isOurs()
                    && notice.stream()
                            .noneMatch(line -> line.startsWith(component.coordinates() + " ")
                                    && line.contains(" " + component.licence() + " "))) {
                fail(
                        "NOTICE needs a line that begins with \"%s\" and names its licence %s, since %s brings it along",
                        component.coordinates(), component.licence(), jar);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticePassesOnWordForWordWhatLibrariesSayInTheirJars(ShippedJar jar) throws IOException {
        String passedOn = words(jar.notice()) + words(jar.licence());
        Map<String, List<String>> asked = paragraphsToPassOn(jar);
        assertThat(asked).isNotEmpty();
        asked.forEach((file, paragraphs) -> {
            for (String paragraph : paragraphs) {
                if (!passedOn.contains(words(paragraph))) {
                    fail("NOTICE must pass on, word for word, what is said in %s:%n%s", file, paragraph);
                }
            }
        });
    }

    private static Map<String, List<String>> paragraphsToPassOn(ShippedJar jar) throws IOException {
        Map<String, List<String>> paragraphs = new TreeMap<>();
        OriginalJars originals = OriginalJars.onClassPath();
        for (Component component : jar.billOfMaterials().components()) {
            originals.filesOf(component).forEach((name, content) -> {
                if (LICENCE_FILE.matcher(name).matches()) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    paragraphs.put(component.purl() + ": " + name, List.of(text.split("\\n\\s*\\n", -1)));
                }
            });
        }
        return paragraphs;
    }

    /** Without line breaks and indentation, in which copies of one text differ. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
