package io.runtrack.agent.context;

import java.util.function.BiConsumer;

/**
 * Who is told of work that threads hand to one another. Each is given the owner of a task (an executor, say, or null)
 * and the task. Immutable.
 *
 * @param submitted the task was submitted, to be begun once
 * @param scheduled the task was scheduled, or made, to be begun any number of times
 * @param begun a thread which does nothing but tasks begins with it
 * @param entered a thread enters it amid other work
 * @param left the thread has left it
 * @param done the thread has left it, for good unless the result is null, which stands in the place of the owner
 * @param executing a thread is about to do the task that it has begun with, or begins with it now
 */
public record WorkListeners(
        BiConsumer<Object, Object> submitted,
        BiConsumer<Object, Object> scheduled,
        BiConsumer<Object, Object> begun,
        BiConsumer<Object, Object> entered,
        BiConsumer<Object, Object> left,
        BiConsumer<Object, Object> done,
        BiConsumer<Object, Object> executing) {}
