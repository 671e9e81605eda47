package com.example.callcenter.extract;

import com.example.callcenter.transcript.Speaker;
import com.example.callcenter.transcript.Transcript;
import com.example.callcenter.transcript.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What can be counted about one call. Seconds are the recording's; talk share is the agent's part of all speech, in
 * percent.
 */
public record CallFacts(String agentId, double seconds, int turns, int talkShare, boolean gaveName, boolean solved) {

    private static final String HEADER = "agent\tseconds\tturns\ttalk_share\tgave_name\tsolved";
    private static final List<String> SOLVED = List.of("settled", "solved", "fixed", "refunded");

    static CallFacts of(String agentId, Transcript transcript) {
        List<Utterance> agent = transcript.by(Speaker.AGENT);
        double agentSeconds = transcript.secondsOf(Speaker.AGENT);
        double allSeconds = agentSeconds + transcript.secondsOf(Speaker.CUSTOMER);
        return new CallFacts(
                agentId,
                transcript.seconds(),
                transcript.utterances().size(),
                (int) Math.round(100 * agentSeconds / allSeconds),
                !agent.isEmpty() && agent.get(0).text().contains("my name is"),
                agent.stream().anyMatch(CallFacts::saysSolved));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static CallFacts read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2 || !lines.get(0).equals(HEADER)) {
            throw new IOException(file + " is no file of facts: run extract again");
        }
        String[] cells = lines.get(1).split("\t", -1);
        return new CallFacts(
                cells[0],
                Double.parseDouble(cells[1]),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                Boolean.parseBoolean(cells[4]),
                Boolean.parseBoolean(cells[5]));
    }

    void writeTo(Path file) throws IOException {
        Files.write(
                file,
                List.of(
                        HEADER,
                        agentId + "\t" + seconds + "\t" + turns + "\t" + talkShare + "\t" + gaveName + "\t" + solved));
    }

    private static boolean saysSolved(Utterance utterance) {
        String text = utterance.text().toLowerCase(Locale.ROOT);
        return SOLVED.stream().anyMatch(text::contains);
    }
}
