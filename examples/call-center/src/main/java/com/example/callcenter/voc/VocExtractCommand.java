package com.example.callcenter.voc;

import com.example.callcenter.batch.Batch;
import com.example.callcenter.batch.Outcome;
import com.example.callcenter.input.CallId;
import com.example.callcenter.input.Day;
import com.example.callcenter.input.Product;
import com.example.callcenter.input.Settings;
import io.runtrack.annotations.TrackedCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;

/** Transcripts to the voice of the customer. */
public final class VocExtractCommand {

    private final PrintStream out;

    public VocExtractCommand(PrintStream out) {
        this.out = out;
    }

    @TrackedCommand
    public Outcome run(Path config, LocalDate date) throws IOException {
        Day day = new Day(Settings.load(config), date);
        VoiceExtractor extractor = new VoiceExtractor(day.folder(Product.VOICE));
        Batch batch = new Batch(out);
        for (Path transcript : day.files(Product.TRANSCRIPTS)) {
            CallId call = CallId.of(transcript);
            batch.item(call, () -> extractor.extract(transcript, call.agentId()));
        }
        return batch.outcome();
    }
}
