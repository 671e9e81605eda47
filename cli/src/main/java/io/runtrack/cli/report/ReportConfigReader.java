package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.ExpectedRun;
import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.cli.report.figures.ReportFormat;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.NearestName;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.YamlDocument;
import io.runtrack.config.YamlValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a report's config file, and collects what is wrong with it. For one thread. */
public final class ReportConfigReader {
    private static final List<String> KEYS = List.of(
            "title", "tracking_path", "commands", "subcommands", "labels", "zone", "thresholds", "expected", "output");
    private static final List<String> THRESHOLDS = List.of("failed_files_percent", "failed_emails_percent");
    private static final List<String> EXPECTED = List.of("command", "subcommand", "every", "by");
    private static final List<String> OUTPUT = List.of("dir", "formats");

    private final List<SettingProblem> problems = new ArrayList<>();

    private ReportConfigReader() {}

    /**
     * Reads a file.
     *
     * @throws InvalidSettingsException with every mistake that there is
     */
    public static ReportConfig read(String file) throws InvalidSettingsException {
        ReportConfigReader reader = new ReportConfigReader();
        ReportConfig config;
        try {
            config = reader.config(YamlDocument.read(file));
        } catch (YamlDocument.UnreadableException unreadable) {
            throw new InvalidSettingsException(
                    List.of(new SettingProblem("config", "--config", file, unreadable.getMessage())));
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidSettingsException(reader.problems);
        }
        return config;
    }

    private ReportConfig config(YamlValue root) {
        Map<String, YamlValue> parts = parts(root, KEYS, "");
        String title = text(parts, "title");
        return new ReportConfig(
                title == null ? "Delivery report" : title,
                text(parts, "tracking_path"),
                texts(parts, "commands"),
                texts(parts, "subcommands"),
                labels(parts.get("labels")),
                zone(parts.get("zone")),
                thresholds(parts.get("thresholds")),
                expected(parts.get("expected")),
                output(parts.get("output")));
    }

    /** The entries of a mapping, of which each must be known. */
    private Map<String, YamlValue> parts(@Nullable YamlValue mapping, List<String> known, String prefix) {
        Map<String, YamlValue> parts = new HashMap<>();
        if (mapping == null) {
            return parts;
        }
        if (!mapping.isMapping()) {
            reject(prefix.isEmpty() ? "config" : prefix, mapping, "write a mapping with " + String.join(", ", known));
            return parts;
        }
        for (YamlValue.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                parts.put(entry.key(), entry.value());
            } else {
                String name = prefix.isEmpty() ? entry.key() : prefix + "." + entry.key();
                reject(name, entry.value(), "no such key; the nearest one is " + NearestName.of(entry.key(), known));
            }
        }
        return parts;
    }

    private @Nullable String text(Map<String, YamlValue> parts, String key) {
        YamlValue value = parts.get(key);
        if (value == null) {
            return null;
        }
        if (value.text() == null) {
            reject(key, value, "a list or a mapping; write one value");
        }
        return value.text() == null || value.text().isBlank()
                ? null
                : value.text().strip();
    }

    private List<String> texts(Map<String, YamlValue> parts, String key) {
        List<String> texts = new ArrayList<>();
        YamlValue list = parts.get(key);
        for (YamlValue element : list == null ? List.<YamlValue>of() : list.elements()) {
            if (element.text() == null) {
                reject(key, element, "not a text; write a list of names");
            } else {
                texts.add(element.text());
            }
        }
        return texts;
    }

    private Map<String, String> labels(@Nullable YamlValue mapping) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (mapping != null && !mapping.isMapping()) {
            reject("labels", mapping, "not a mapping; write {team: qa}");
            return labels;
        }
        for (YamlValue.Entry label : mapping == null ? List.<YamlValue.Entry>of() : mapping.entries()) {
            if (label.value().text() == null) {
                reject("labels." + label.key(), label.value(), "not a text; write one value");
            } else {
                labels.put(label.key(), label.value().text());
            }
        }
        return labels;
    }

    private ZoneId zone(@Nullable YamlValue value) {
        ZoneId utc = ZoneId.of("UTC");
        if (value == null) {
            return utc;
        }
        try {
            return ZoneId.of(value.shown());
        } catch (DateTimeException unknown) {
            reject("zone", value, "no such time zone; write UTC, Europe/Berlin or +02:00");
            return utc;
        }
    }

    private ReportConfig.Thresholds thresholds(@Nullable YamlValue mapping) {
        Map<String, YamlValue> parts = parts(mapping, THRESHOLDS, "thresholds");
        return new ReportConfig.Thresholds(
                percent(parts, "failed_files_percent"), percent(parts, "failed_emails_percent"));
    }

    private @Nullable Double percent(Map<String, YamlValue> parts, String key) {
        YamlValue value = parts.get(key);
        if (value == null) {
            return null;
        }
        try {
            double percent = Double.parseDouble(value.shown());
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        reject("thresholds." + key, value, "not a percentage; write a number from 0 to 100");
        return null;
    }

    private List<ExpectedRun> expected(@Nullable YamlValue list) {
        List<ExpectedRun> expected = new ArrayList<>();
        for (YamlValue element : list == null ? List.<YamlValue>of() : list.elements()) {
            Map<String, YamlValue> parts = parts(element, EXPECTED, "expected");
            String command = text(parts, "command");
            if (command == null) {
                reject("expected", element, "names no command; write {command: NAME, every: day, by: \"09:00\"}");
                continue;
            }
            expected.add(new ExpectedRun(command, text(parts, "subcommand"), every(parts.get("every")), by(parts)));
        }
        return expected;
    }

    private ExpectedRun.Every every(@Nullable YamlValue value) {
        ExpectedRun.Every every = value == null ? null : ExpectedRun.Every.named(value.shown());
        if (value != null && every == null) {
            reject("expected.every", value, "write day, weekday or hour");
        }
        return every == null ? ExpectedRun.Every.DAY : every;
    }

    private @Nullable LocalTime by(Map<String, YamlValue> parts) {
        YamlValue value = parts.get("by");
        if (value == null) {
            return null;
        }
        try {
            return LocalTime.parse(value.shown());
        } catch (DateTimeException notATime) {
            reject("expected.by", value, "not a time of the day; write \"09:00\", in quotes");
            return null;
        }
    }

    private ReportConfig.Output output(@Nullable YamlValue mapping) {
        Map<String, YamlValue> parts = parts(mapping, OUTPUT, "output");
        List<ReportFormat> formats = new ArrayList<>();
        for (String name : texts(parts, "formats")) {
            ReportFormat format = ReportFormat.named(name);
            if (format == null) {
                reject(
                        "output.formats",
                        parts.get("formats"),
                        "no format " + name + "; write some of " + ReportFormat.all());
            } else {
                formats.add(format);
            }
        }
        return new ReportConfig.Output(text(parts, "dir"), formats);
    }

    private void reject(String key, @Nullable YamlValue value, String remedy) {
        if (value != null) {
            problems.add(SettingProblem.in(value, key, remedy));
        }
    }
}
