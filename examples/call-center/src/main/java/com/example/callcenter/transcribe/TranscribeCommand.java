package com.example.callcenter.transcribe;

import com.example.callcenter.batch.Batch;
import com.example.callcenter.batch.Outcome;
import com.example.callcenter.input.Call;
import com.example.callcenter.input.Day;
import com.example.callcenter.input.Product;
import com.example.callcenter.input.Settings;
import io.runtrack.annotations.TrackedCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Recordings to transcripts. */
public final class TranscribeCommand {

    private final PrintStream out;

    public TranscribeCommand(PrintStream out) {
        this.out = out;
    }

    /** Takes all calls of the day, or the recordings that are named: a later run repeats what failed. */
    @TrackedCommand
    public Outcome run(Path config, LocalDate date, List<Path> recordings) throws IOException {
        Day day = new Day(Settings.load(config), date);
        Transcriber transcriber = new Transcriber(day.folder(Product.TRANSCRIPTS));
        Batch batch = new Batch(out);
        List<Call> calls = recordings.isEmpty()
                ? day.calls()
                : recordings.stream().map(Call::of).toList();
        for (Call call : calls) {
            batch.item(call.id(), () -> Optional.of(transcriber.transcribe(call)));
        }
        return batch.outcome();
    }
}
