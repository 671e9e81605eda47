package io.runtrack.cli.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** The report as one page of HTML that needs nothing else: no script, no network. The template engine escapes every value. */
final class HtmlReport implements ReportWriter {
    private static final String TEMPLATE = "io/runtrack/cli/report/page.peb";

    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
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
                .strictVariables(true)
                .build()
                .getTemplate(TEMPLATE);
    }
}
