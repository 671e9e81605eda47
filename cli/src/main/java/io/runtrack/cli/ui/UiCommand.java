package io.runtrack.cli.ui;

import io.runtrack.cli.option.StorageOption;
import io.runtrack.cli.option.ZoneOption;
import io.runtrack.cli.report.ReportConfigReader;
import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.figures.FigureOptions;
import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.ui.WebPage;
import io.runtrack.ui.api.Stored;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ui}: serves the web page until the process is ended. */
@Command(
        name = "ui",
        sortOptions = false,
        description = {
            "Serves a web page of the runs, on this machine alone, until it is ended. It only reads. Open the address that",
            "it prints: it holds a token that lets you in."
        },
        footer = {"", "Example:", "  runtrack ui --path tracking"})
public final class UiCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8765;
    private static final int LAST_PORT = 65_535;

    private final Screen screen;
    private final Surroundings surroundings;
    private final String version;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port, on the loopback addresses; 8765 by default, 0 for any that is free.")
    private int port = USUAL_PORT;

    @Option(
            names = "--no-token",
            description = "Lets in everybody on this machine. Without it, only who knows the printed address.")
    private boolean noToken;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A report's config: what is expected, which commands count, the time zone, the baseline.")
    private @Nullable String config;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    public UiCommand(Screen screen, Surroundings surroundings, String version) {
        this.screen = screen;
        this.surroundings = surroundings;
        this.version = version;
    }

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageMistake("--port " + port + ": write a number from 0 to " + LAST_PORT);
        }
        ReportConfig wanted =
                config == null ? null : ReportConfigReader.read(config, zone.zone(surroundings.environment()), screen);
        try (TrackingStorage opened =
                        storage.open(surroundings.environment(), wanted == null ? null : wanted.trackingPath());
                WebPage page = WebPage.start(opened, options(wanted, opened), screen::say)) {
            screen.out().println(page.url());
            screen.out().flush();
            new CountDownLatch(1).await(); // a signal ends the process
            return ExitCode.DONE;
        } catch (BindException taken) {
            String why = String.valueOf(taken.getMessage()).contains("ermission")
                    ? "may not be used by this user"
                    : "of this machine is taken";
            throw new Failure("port " + port + " " + why + "; choose another with --port, or --port 0");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }

    /** Where an agent in this environment keeps its journals. */
    private @Nullable Path spool(String path) {
        SettingSources sources = new SettingSources(
                null,
                name -> name.equals("tracking.path") ? path : System.getProperty(name),
                surroundings.environment(),
                new StorageSchemes());
        try {
            return Settings.load(sources).spool();
        } catch (InvalidSettingsException mistakes) {
            return null; // doctor names them
        }
    }

    private WebPage.Options options(@Nullable ReportConfig wanted, TrackingStorage opened) {
        return new WebPage.Options(
                port,
                !noToken,
                wanted == null
                        ? FigureOptions.of(zone.zone(surroundings.environment()))
                        : wanted.in(zone.given()).figures(),
                wanted == null ? "" : wanted.selection(),
                new Stored.Program(version, wanted != null),
                spool(opened.destination()),
                surroundings.clock(),
                surroundings.environment());
    }
}
