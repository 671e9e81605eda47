/** Stands in for the mail API, which the agent knows by name only. Holds what its tests need. */
@NullMarked
package javax.mail;

import org.jspecify.annotations.NullMarked;
