package com.example.callcenter.voc;

import com.example.callcenter.transcript.Speaker;
import com.example.callcenter.transcript.Transcript;
import com.example.callcenter.transcript.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One sentence that a customer said to an agent and that somebody should hear about. */
public record Voice(String agentId, Mood mood, String sentence) {

    static List<Voice> in(Transcript transcript, String agentId) {
        List<Voice> voices = new ArrayList<>();
        for (Utterance utterance : transcript.by(Speaker.CUSTOMER)) {
            for (String sentence : utterance.text().split("(?<=[.!?]) ", -1)) {
                Mood.of(sentence).ifPresent(mood -> voices.add(new Voice(agentId, mood, sentence)));
            }
        }
        return voices;
    }

    static Path writeAll(List<Voice> voices, Path file) throws IOException {
        return Files.write(file, voices.stream().map(Voice::row).toList());
    }

    /** Reads what {@link #writeAll} wrote. */
    public static List<Voice> readAll(Path file) throws IOException {
        List<Voice> voices = new ArrayList<>();
        for (String row : Files.readAllLines(file)) {
            String[] cells = row.split("\t", 3);
            if (cells.length != 3) {
                throw new IOException(file + " is no file of voices: run voc-extract again");
            }
            voices.add(new Voice(cells[0], Mood.valueOf(cells[1]), cells[2]));
        }
        return voices;
    }

    private String row() {
        return agentId + "\t" + mood + "\t" + sentence;
    }
}
