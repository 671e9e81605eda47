package io.runtrack.agent.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandNameTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.VocExtractCommand, voc-extract",
        "com.acme.TranscribeJob, transcribe",
        "com.acme.NightlyReportPipeline, nightly-report",
        "com.acme.ReportMain, report",
        "Transcriber, transcriber",
        "com.acme.HTTPServerJob, http-server",
        "com.acme.S3Upload, s3-upload",
        "com.acme.ETL, etl",
        "com.acme.MainCommand, main",
        "com.acme.Outer$ExtractCommand, extract",
        "com.acme.Outer$1LocalJob, local",
        "com.acme.Nightly$, nightly",
        "com.acme.Voc_Extract_Command, voc-extract",
        "com.acme.Domain, domain",
    })
    void namesACommandAfterItsClass(String className, String command) {
        assertThat(CommandName.of(className, "run")).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Main", "com.acme.Command", "com.acme.Batch$Job", "com.acme.Outer$1"})
    void namesItAfterItsMethodWhenNothingIsLeftOfTheClass(String className) {
        assertThat(CommandName.of(className, "runNightly")).isEqualTo("runNightly");
    }
}
