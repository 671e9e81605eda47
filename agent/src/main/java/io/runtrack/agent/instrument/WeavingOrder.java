package io.runtrack.agent.instrument;

/**
 * What has to be known of a method before its body can be woven.
 *
 * @param number under which the linkage knows the method
 * @param locals slots that its own code uses for local variables
 * @param returns return instructions that it has
 */
record WeavingOrder(int number, int locals, int returns) {}
