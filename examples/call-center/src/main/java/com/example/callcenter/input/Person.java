package com.example.callcenter.input;

import org.jspecify.annotations.Nullable;

/** Someone on the roster. An agent has a team lead; not everybody has an address yet. */
public record Person(
        String id,
        String name,
        @Nullable String email,
        String role,
        @Nullable String teamLead) {

    boolean isLead() {
        return role.equals("lead");
    }
}
