package com.example.callcenter.report;

import com.example.callcenter.extract.CallFacts;
import com.example.callcenter.input.Day;
import com.example.callcenter.input.Person;
import com.example.callcenter.input.Product;
import com.example.callcenter.voc.Voice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the earlier commands found out about a day. */
record Results(List<CallFacts> facts, List<Voice> voices) {

    static Results read(Day day) throws IOException {
        List<CallFacts> facts = new ArrayList<>();
        for (Path file : day.files(Product.FACTS)) {
            facts.add(CallFacts.read(file));
        }
        List<Voice> voices = new ArrayList<>();
        for (Path file : day.files(Product.VOICE)) {
            voices.addAll(Voice.readAll(file));
        }
        return new Results(facts, voices);
    }

    List<CallFacts> factsOf(Person agent) {
        return facts.stream().filter(fact -> fact.agentId().equals(agent.id())).toList();
    }

    List<Voice> voicesFor(Person agent) {
        return voices.stream()
                .filter(voice -> voice.agentId().equals(agent.id()))
                .toList();
    }
}
