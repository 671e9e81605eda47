package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import picocli.CommandLine;

/** A Spring Boot application with two runners, which do what the first argument says. */
@Configuration(proxyBeanMethods = false)
public class NightlyApplication {

    @Bean
    @Order(1)
    CommandLineRunner first() {
        return arguments -> {
            System.out.println("first");
            switch (arguments[0]) {
                case "extract", "extract-then-fail" -> new Pipeline().extract();
                case "sort" -> Pipeline.sort(Path.of("/in/a.wav"));
                case "fail" -> throw new IllegalArgumentException("no disk");
                case "fail-checked" -> throw new IOException("no disk");
                case "exit" -> System.exit(4);
                case "picocli" -> new CommandLine(new NightlyCommands()).execute("copy", "today", "5");
                default -> {}
            }
        };
    }

    @Bean
    @Order(2)
    ApplicationRunner second() {
        return arguments -> {
            System.out.println("second");
            if (arguments.getSourceArgs()[0].equals("extract-then-fail")) {
                throw new IllegalStateException("second runner");
            }
        };
    }

    @Bean
    ExitCodeGenerator exitCode() {
        return () -> 5;
    }

    /** What is tracked by annotations. */
    static final class Pipeline {

        @TrackedCommand("extract-all")
        void extract() {
            sort(Path.of("/in/b.wav"));
        }

        @TrackedFile
        static void sort(Path file) {
            System.out.println("sorted " + file);
        }
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(NightlyApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context = application.run(arguments);
        switch (arguments[0]) {
            case "code", "picocli" -> System.exit(SpringApplication.exit(context));
            case "goes-on" -> new Thread(NightlyApplication::sortLater).start();
            case "fail-in-main" -> throw new IllegalStateException("main");
            default -> {}
        }
    }

    private static void sortLater() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Pipeline.sort(Path.of("/in/late.wav"));
    }
}
