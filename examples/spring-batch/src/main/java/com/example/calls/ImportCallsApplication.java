package com.example.calls;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Imports the calls of a day: {@code java -jar import-calls.jar date=2026-11-27}. */
@SpringBootApplication
public class ImportCallsApplication {

    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(ImportCallsApplication.class, arguments)));
    }
}
