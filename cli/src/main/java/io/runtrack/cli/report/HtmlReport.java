package io.runtrack.cli.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.Shortened;
import io.runtrack.cli.report.figures.Words;
import io.runtrack.model.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * The report as one page of HTML that needs nothing else: no script, no network. The template engine escapes every
 * value, for HTML and for readers.
 */
final class HtmlReport implements ReportWriter {
    private static final String TEMPLATE = "io/runtrack/cli/report/page.peb";
    private static final String ESCAPING = "page";

    @Override
    public void write(DeliveryReport whole, OutputStream out) throws IOException {
        DeliveryReport report = Shortened.of(whole);
        Shown shown = new Shown(ZoneId.of(report.coverage().zone()));
        Writer page = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        template()
                .evaluate(
                        page,
                        Map.of(
                                "report",
                                report,
                                "say",
                                shown,
                                "charts",
                                new Charts(report, shown),
                                "statuses",
                                Words.STATUSES),
                        Locale.ROOT);
        page.flush();
    }

    private static PebbleTemplate template() {
        return new PebbleEngine.Builder()
                .loader(new ClasspathLoader(HtmlReport.class.getClassLoader()))
                .autoEscaping(true)
                .addEscapingStrategy(ESCAPING, HtmlReport::escape)
                .defaultEscapingStrategy(ESCAPING)
                .strictVariables(true)
                .build()
                .getTemplate(TEMPLATE);
    }

    /** Neither markup nor, in the browser or where its text is copied to, anything that reorders or hides text. */
    private static String escape(String value) {
        return PrintableText.of(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }
}
