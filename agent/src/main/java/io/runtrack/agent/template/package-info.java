/**
 * Templates such as <code>{path}</code>, parsed once when a method is bound and evaluated at each call. A template that
 * cannot be bound says which part of it is wrong.
 */
@NullMarked
package io.runtrack.agent.template;

import org.jspecify.annotations.NullMarked;
