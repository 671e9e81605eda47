package com.example.callcenter.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the call centre, from a CSV file with the columns {@code id,name,email,role,team_lead}. */
public record Roster(List<Person> people) {

    private static final int COLUMNS = 5;

    public static Roster read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Person> people = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            String[] cells = lines.get(number).split(",", -1);
            if (cells.length != COLUMNS) {
                throw new IOException(
                        file + " line " + (number + 1) + " has " + cells.length + " columns, not " + COLUMNS);
            }
            people.add(new Person(cells[0], cells[1], orNull(cells[2]), cells[3], orNull(cells[4])));
        }
        return new Roster(people);
    }

    public List<Person> teamLeads() {
        return people.stream().filter(Person::isLead).toList();
    }

    public List<Person> agents() {
        return people.stream().filter(person -> !person.isLead()).toList();
    }

    public List<Person> teamOf(Person lead) {
        return agents().stream()
                .filter(agent -> lead.id().equals(agent.teamLead()))
                .toList();
    }

    private static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
