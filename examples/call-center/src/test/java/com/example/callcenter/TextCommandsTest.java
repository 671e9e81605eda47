package com.example.callcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.callcenter.Pipeline.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that send nothing, on the input that ships and without the agent. */
class TextCommandsTest {

    private Pipeline pipeline;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        pipeline = new Pipeline(folder, 1);
    }

    @Test
    void transcribesEveryCallButTheOneThatIsCutOff() {
        Result result = pipeline.run("transcribe");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .containsExactly(
                        "  done     A101_1001",
                        "  done     A101_1002",
                        "  done     A102_1003",
                        "  FAILED   A102_1004: A102_1004.wav is cut off: chunk 'data' promises 26080 bytes, 8664 are there",
                        "  done     A103_1005",
                        "  done     A104_1006",
                        "  done     A104_1007",
                        "  done     A105_1008");
        assertThat(pipeline.made("transcripts", "A102_1004.txt")).doesNotExist();
    }

    @Test
    void transcriptsHoldTheTimesOfTheRecordingAndTheWordsOfTheSheet() {
        pipeline.run("transcribe");

        assertThat(pipeline.made("transcripts", "A101_1002.txt")).hasContent("""
                        Length: 3.67 s
                        [  0.24 -   0.64] AGENT: Good morning, Northline Energy, my name is Maria, how can I help you?
                        [  0.86 -   1.30] CUSTOMER: The new meter was fitted yesterday and I only wanted to say thank you.
                        [  1.52 -   1.84] AGENT: That is very kind of you, did everything go well?
                        [  2.06 -   2.44] CUSTOMER: Your technician was friendly and done in twenty minutes, I am impressed.
                        [  2.66 -   3.04] AGENT: I will tell him. The reading is booked, your account is settled.
                        [  3.26 -   3.44] CUSTOMER: Perfect, have a nice day.
                        """);
        assertThat(pipeline.made("transcripts", "A104_1006.txt")).hasContent("Length: 2.00 s");
    }

    @Test
    void extractsFactsAndSkipsTheCallInWhichNobodySpoke() {
        pipeline.run("transcribe");

        Result result = pipeline.run("extract");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).hasSize(7).contains("  skipped  A104_1006: the transcript is empty, nobody spoke");
        assertThat(pipeline.made("facts", "A102_1003.tsv"))
                .hasContent("agent\tseconds\tturns\ttalk_share\tgave_name\tsolved\nA102\t5.65\t8\t69\tfalse\tfalse\n");
        assertThat(pipeline.made("facts", "A104_1006.tsv")).doesNotExist();
    }

    @Test
    void keepsTheVoicesOfCustomersAndSkipsThoseWhoSaidNothingOfNote() {
        pipeline.run("transcribe");

        Result result = pipeline.run("voc-extract");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .hasSize(7)
                .contains(
                        "  skipped  A104_1006: the transcript is empty, nobody spoke",
                        "  skipped  A105_1008: nothing to keep");
        assertThat(pipeline.made("voice", "A102_1003.tsv")).hasContent("""
                        A102\tCOMPLAINT\tYou are not listening, this is frustrating.
                        A102\tWISH\tI wish that worked online.
                        """);
    }

    @Test
    void transcribesTheRecordingsThatAreNamed() {
        Result result = pipeline.runExactly(
                "transcribe",
                "--config",
                pipeline.config().toString(),
                "--date",
                Pipeline.DATE,
                "input/calls/2026-11-20/A101_1002.wav",
                "input/calls/2026-11-20/A102_1004.wav");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).hasSize(2).contains("  done     A101_1002");
        assertThat(pipeline.made("transcripts", "A101_1001.txt")).doesNotExist();
    }

    @Test
    void aCommandWhoseInputIsNotThereFailsAndSaysWhatToDo() {
        Result result = pipeline.run("extract");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).singleElement().asString().endsWith("run transcribe first");
    }

    @Test
    void aDayWithoutRecordingsFails() {
        Result result =
                pipeline.runExactly("transcribe", "--config", pipeline.config().toString(), "--date", "2026-11-21");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).singleElement().asString().contains("there are no recordings of 2026-11-21");
    }

    @Test
    void aCommandLineThatMakesNoSenseIsAnsweredWithTheUsage() {
        assertUsage("there is no command 'report nope'", "report", "nope", "--config", "c", "--date", "2026-11-20");
        assertUsage("a command is missing", "--config", "c");
        assertUsage("--config is missing", "extract", "--date", "2026-11-20");
        assertUsage("--date needs a value", "extract", "--config", "c", "--date");
        assertUsage("--date 20.11. is not a date such as 2026-11-20", "extract", "--config", "c", "--date", "20.11.");
        assertUsage("there is no option '--dry-run'", "extract", "--dry-run", "true");
        assertUsage("extract takes no recordings, but a.wav is named", "extract", "--config", "c", "a.wav");
    }

    private void assertUsage(String complaint, String... arguments) {
        Result result = pipeline.runExactly(arguments);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("call-center: " + complaint).hasSizeGreaterThan(5);
        assertThat(result.out()).isEmpty();
    }
}
