package com.example.callcenter.report;

import com.example.callcenter.extract.CallFacts;
import com.example.callcenter.input.Person;
import com.example.callcenter.voc.Mood;
import java.util.List;

/** What a team lead reads: a row of figures for every agent of the team. */
final class TeamPage {

    private TeamPage() {}

    static String body(List<Person> team, Results results) {
        StringBuilder body = new StringBuilder("<table>\n<tr><th>agent<th>calls<th>seconds<th>talk share"
                + "<th>gave the name<th>solved<th>complaints<th>praise\n");
        for (Person agent : team) {
            body.append(row(agent, results)).append('\n');
        }
        return body.append("</table>\n").toString();
    }

    private static String row(Person agent, Results results) {
        List<CallFacts> facts = results.factsOf(agent);
        return "<tr><td>" + Page.escape(agent.name())
                + "<td>" + facts.size()
                + "<td>"
                + Math.round(facts.stream().mapToDouble(CallFacts::seconds).sum())
                + "<td>"
                + Math.round(
                        facts.stream().mapToInt(CallFacts::talkShare).average().orElse(0)) + " %"
                + "<td>" + facts.stream().filter(CallFacts::gaveName).count()
                + "<td>" + facts.stream().filter(CallFacts::solved).count()
                + "<td>" + voices(agent, results, Mood.COMPLAINT)
                + "<td>" + voices(agent, results, Mood.PRAISE);
    }

    private static long voices(Person agent, Results results, Mood mood) {
        return results.voicesFor(agent).stream()
                .filter(voice -> voice.mood() == mood)
                .count();
    }
}
