package com.example.calls;

/**
 * One call that an agent has taken.
 *
 * @param id the call's number
 * @param agent the agent's number
 * @param seconds how long it was
 */
public record Call(String id, String agent, int seconds) {}
