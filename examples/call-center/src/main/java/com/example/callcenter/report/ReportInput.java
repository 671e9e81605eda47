package com.example.callcenter.report;

import com.example.callcenter.input.Day;
import com.example.callcenter.input.Person;
import com.example.callcenter.input.Product;
import com.example.callcenter.input.Roster;
import com.example.callcenter.input.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** What every report begins with: who there is, what was found out, where pages go, and the post. */
record ReportInput(Roster roster, Results results, Path folder, Post post) {

    static ReportInput read(Path config, LocalDate date) throws IOException {
        Settings settings = Settings.load(config);
        Day day = new Day(settings, date);
        return new ReportInput(
                Roster.read(settings.roster()),
                Results.read(day),
                day.folder(Product.REPORTS),
                new Post(settings.mail()));
    }

    Path file(String kind, Person reader) {
        return folder.resolve(kind + "-" + reader.id() + ".html");
    }
}
