/** Requests to receivers, bounded in time, without a trace in the host. */
@NullMarked
package io.runtrack.events.http;

import org.jspecify.annotations.NullMarked;
