package com.example.callcenter.report;

import com.example.callcenter.input.Person;
import org.jspecify.annotations.Nullable;

/** What became of one message; the reason says why it did not go out. */
record Delivery(
        String agentId,
        String agentName,
        @Nullable String email,
        @Nullable String reason) {

    static Delivery to(Person person) {
        return new Delivery(person.id(), person.name(), person.email(), null);
    }

    Delivery because(String why) {
        return new Delivery(agentId, agentName, email, why);
    }
}
