package com.example.callcenter.extract;

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
import java.util.Optional;

/** Transcripts to facts. */
public final class ExtractCommand {

    private final PrintStream out;

    public ExtractCommand(PrintStream out) {
        this.out = out;
    }

    @TrackedCommand
    public Outcome run(Path config, LocalDate date) throws IOException {
        Day day = new Day(Settings.load(config), date);
        Path folder = day.folder(Product.FACTS);
        Batch batch = new Batch(out);
        for (Path transcript : day.files(Product.TRANSCRIPTS)) {
            CallId call = CallId.of(transcript);
            Path facts = folder.resolve(call + ".tsv");
            batch.item(call, () -> Optional.of(FactExtractor.extract(call, transcript, facts)));
        }
        return batch.outcome();
    }
}
