package io.runtrack.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of packages in {@code docs/architecture.md} is the one that the build checks. */
final class ArchitecturePageTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+)`");

    @Test
    void thePageShowsWhoMayKnowWhom() throws IOException {
        Path page = Path.of(System.getProperty("runtrack.root", "..")).resolve("docs/architecture.md");
        Map<String, List<String>> shown = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(page)) {
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> shown.put(row.group(1), names(row.group(2))));
        }

        assertThat(shown).containsExactlyInAnyOrderEntriesOf(new PackageTable("io.runtrack").mayKnow());
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
