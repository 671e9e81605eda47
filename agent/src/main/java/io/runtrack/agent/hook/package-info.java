/**
 * How a framework's folder takes hold of calls by code: what it is told of a call, and what it may do about runs.
 * Nothing here knows a framework, nor how methods are woven.
 */
@NullMarked
package io.runtrack.agent.hook;

import org.jspecify.annotations.NullMarked;
