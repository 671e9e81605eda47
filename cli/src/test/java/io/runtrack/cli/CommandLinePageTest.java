package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Holds docs/command-line.md to what commands do: its examples are the golden files. */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("../docs/command-line.md");
    private static final String SHOWN_PATH = "/data/tracking";
    private static final String PROGRAM = "runtrack ";

    @TempDir
    private Path folder;

    /** A command that the page runs, and what it says comes of it. */
    private record Example(String command, String output) {}

    @Test
    void everyExampleGivesWhatThePageShows() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(9);
        for (Example example : examples) {
            Path data = Files.createDirectories(folder.resolve("data"));
            tree(data);

            Launch launch = Launch.in(
                    Map.of("TRACKING_PATH", data.toString(), "NO_COLOR", "1"),
                    null,
                    example.command().split(" "));

            assertThat((launch.out() + launch.err()).replace(data.toString(), SHOWN_PATH))
                    .as(example.command())
                    .isEqualTo(example.output());
        }
    }

    private static StoredTree tree(Path data) {
        StoredTree tree = StoredTree.withRunOfEachStatus(data);
        tree.files("2025/01/25", "cc40-partial", """
                [{"file_path": "/in/1001.txt", "file_type": "transcript", "agent_id": "A1", "status": "success",
                  "processing_time_ms": 120, "output_path": "/out/1001.json", "started_at": "2025-01-25T08:00:01Z"},
                 {"file_path": "/in/1002.txt", "status": "failed", "error_type": "IOException",
                  "error_message": "line 17 is no JSON", "processing_time_ms": 9, "started_at": "2025-01-25T08:00:02Z"},
                 {"file_path": "/in/1003.txt", "status": "failed", "error_type": "IOException",
                  "error_message": "line 4 is no JSON", "processing_time_ms": 8, "started_at": "2025-01-25T08:00:03Z"}]""");
        tree.emails("2025/01/25", "cc40-partial", """
                [{"agent_id": "A1", "agent_name": "Ana", "email": "ana@example.com", "status": "sent"},
                 {"agent_id": "A2", "agent_name": "Ben", "email": "ben@example.com", "status": "failed",
                  "reason": "552 5.2.2 mailbox full", "smtp_code": 552}]""");
        return tree;
    }

    @Test
    void namesEveryCommandAndEveryOption() throws IOException {
        String page = Files.readString(PAGE);
        for (CommandSpec command : commands()) {
            String name = command.qualifiedName().replaceFirst("^runtrack ?", "");
            String section = section(page, "What all commands") + section(page, "`" + name);
            TreeSet<String> missing = new TreeSet<>();
            command.options().stream()
                    .filter(option -> !option.inherited() && !option.usageHelp())
                    .map(CommandLine.Model.OptionSpec::longestName)
                    .filter(option -> !section.contains("`" + option))
                    .forEach(missing::add);
            assertThat(missing)
                    .as("options of %s that the page leaves out", name)
                    .isEmpty();
        }
    }

    /** Those that do something, and not those that group others. */
    private static List<CommandSpec> commands() {
        List<CommandSpec> found = new ArrayList<>();
        collect(Runtrack.commands(), found);
        return found;
    }

    private static void collect(CommandLine command, List<CommandSpec> found) {
        if (command.getSubcommands().isEmpty()) {
            found.add(command.getCommandSpec());
        }
        command.getSubcommands().values().forEach(sub -> collect(sub, found));
    }

    private static String section(String page, String command) {
        return Stream.of(page.split("\n## ", -1))
                .filter(section -> section.startsWith(command))
                .findFirst()
                .orElseThrow(() -> new AssertionError(PAGE + " has no section on " + command));
    }

    private static List<Example> examples() throws IOException {
        Pattern block = Pattern.compile("```console\n\\$ " + PROGRAM + "([^\n]*)\n(.*?)```", Pattern.DOTALL);
        return block.matcher(Files.readString(PAGE))
                .results()
                .map(match -> new Example(match.group(1), match.group(2)))
                .toList();
    }
}
