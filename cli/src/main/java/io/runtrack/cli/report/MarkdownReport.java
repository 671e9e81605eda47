package io.runtrack.cli.report;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.Shortened;
import io.runtrack.model.PrintableText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as Markdown tables, for tickets and chats. What is in the data stays text: it can neither end a cell nor
 * be a link or markup, nor reorder what is shown.
 */
final class MarkdownReport implements ReportWriter {
    private static final String MARKUP = "\\`*_{}[]<>#|~&@";

    /** What may make a list of a text that begins with it. */
    private static final Pattern OPENING = Pattern.compile("^(\\d*)([-+=.)])");

    /** What alone makes a text an address: a colon before a slash, a dot behind www. */
    private static final Pattern ADDRESS = Pattern.compile(":(?=/)|(?<=\\bwww)\\.", Pattern.CASE_INSENSITIVE);

    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
        Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        page.write("# " + text(report.title()) + "\n");
        writeOpening(report, page);
        for (ReportTable table : ReportTables.of(Shortened.of(report))) {
            if (!table.rows().isEmpty() && !table.name().equals("attention")) {
                write(table, page);
            }
        }
        page.flush();
    }

    /** What one pastes into a chat. */
    private static void writeOpening(DeliveryReport report, Writer page) throws IOException {
        DeliveryReport.Files files = report.files();
        page.write("\n" + RunWords.counted(report.coverage().runs().now(), "run") + ", "
                + RunWords.counted(files.total().now(), "file") + "; " + files.distinctFailed() + " failed, "
                + files.redone()
                + " redone since, " + files.stillFailed() + " still failed; "
                + RunWords.counted(report.emails().failed().now(), "email") + " failed\n\n");
        for (DeliveryReport.AttentionLine line : report.attention()) {
            page.write("- " + text(line.text()) + "\n");
        }
        if (report.attention().isEmpty()) {
            page.write("Nothing needs attention.\n");
        }
    }

    private static void write(ReportTable table, Writer page) throws IOException {
        page.write("\n## " + table.title() + "\n\n");
        page.write(line(table.columns().stream().map(MarkdownReport::text).toList()));
        page.write(line(table.columns().stream().map(column -> "---").toList()));
        for (List<@Nullable Object> row : table.rows()) {
            page.write(line(row.stream().map(MarkdownReport::text).toList()));
        }
        if (table.others() > 0) {
            page.write("\nand " + table.others() + " more\n");
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String printable = PrintableText.of(value.toString());
        return value instanceof String ? escaped(printable) : printable;
    }

    /** No more than has to be: people paste this where a backslash is shown. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (MARKUP.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        String inline = ADDRESS.matcher(escaped).replaceAll("\\\\$0");
        return OPENING.matcher(inline).replaceFirst("$1\\\\$2");
    }
}
