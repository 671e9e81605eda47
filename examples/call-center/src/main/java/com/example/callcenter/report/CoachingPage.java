package com.example.callcenter.report;

import com.example.callcenter.extract.CallFacts;
import com.example.callcenter.input.Person;
import com.example.callcenter.voc.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an agent reads: the trainer's advice, and what customers said. */
final class CoachingPage {

    private static final int TALKS_TOO_MUCH = 65;

    private CoachingPage() {}

    static String body(Person agent, Results results) {
        StringBuilder body = new StringBuilder("<ul>\n");
        for (String advice : advice(results.factsOf(agent))) {
            body.append("<li>").append(advice).append('\n');
        }
        for (Voice voice : results.voicesFor(agent)) {
            String mood = voice.mood().name().toLowerCase(Locale.ROOT);
            body.append("<li>")
                    .append(mood)
                    .append(": “")
                    .append(Page.escape(voice.sentence()))
                    .append("”\n");
        }
        return body.append("</ul>\n").toString();
    }

    private static List<String> advice(List<CallFacts> calls) {
        List<String> advice = new ArrayList<>();
        if (calls.isEmpty()) {
            advice.add("None of your calls could be listened to that day.");
        }
        if (calls.stream().anyMatch(call -> call.talkShare() > TALKS_TOO_MUCH)) {
            advice.add("Leave your customers room: in one call you spoke for most of the time.");
        }
        if (calls.stream().anyMatch(call -> !call.gaveName())) {
            advice.add("Say your name when you answer.");
        }
        if (calls.stream().anyMatch(call -> !call.solved())) {
            advice.add("End a call by saying what is settled.");
        }
        return advice;
    }
}
