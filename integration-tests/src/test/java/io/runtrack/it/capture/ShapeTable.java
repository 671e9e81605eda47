package io.runtrack.it.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One table of docs/capture.md.
 *
 * @param program the class whose main method makes the calls
 * @param examples the code in the second column
 * @param records what the third column says that is stored
 */
record ShapeTable(String program, List<String> examples, List<String> records) {
    private static final Pattern SHOWN_BY = Pattern.compile("<!-- shown by (\\S+) -->");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** All tables that a comment {@code <!-- shown by CLASS -->} stands above. */
    static List<ShapeTable> in(Path document) throws IOException {
        List<ShapeTable> tables = new ArrayList<>();
        for (String line : Files.readAllLines(document)) {
            Matcher shownBy = SHOWN_BY.matcher(line);
            if (shownBy.matches()) {
                tables.add(new ShapeTable(shownBy.group(1), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("#")) {
                tables.add(new ShapeTable("", new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("| ") && !line.startsWith("| shape |") && !line.startsWith("| --- |")) {
                tables.get(tables.size() - 1).add(CELL_END.split(line));
            }
        }
        tables.removeIf(table -> table.program.isEmpty() && table.examples.isEmpty());
        return tables;
    }

    private void add(String[] cells) {
        if (cells.length != 4) {
            throw new AssertionError("a row has three cells, write \\| for a | in one: " + String.join("|", cells));
        }
        examples.addAll(codeIn(cells[2]));
        records.addAll(codeIn(cells[3]));
    }

    private static List<String> codeIn(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(code -> code.group(1).replace("\\|", "|"))
                .toList();
    }

    /** The examples that are not among the program's lines, white space aside; an ellipsis stands for anything. */
    List<String> examplesNotIn(Path sources) throws IOException {
        String source = withoutSpace(Files.readString(sourceBelow(sources)));
        return examples.stream()
                .filter(example -> !Pattern.compile(Stream.of(example.split("…", -1))
                                .map(part -> Pattern.quote(withoutSpace(part)))
                                .reduce((left, right) -> left + ".*" + right)
                                .orElseThrow())
                        .matcher(source)
                        .find())
                .toList();
    }

    /** In Java or Kotlin. */
    private Path sourceBelow(Path sources) throws IOException {
        String name = program.substring(program.lastIndexOf('.') + 1).replaceAll("Kt$", "");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> {
                        String fileName = file.getFileName().toString();
                        return fileName.equals(name + ".java") || fileName.equals(name + ".kt");
                    })
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no source of " + program + " below " + sources));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
