/** Stands in for the mail API, which the agent knows by name only. Holds what its tests need. */
@NullMarked
package jakarta.mail;

import org.jspecify.annotations.NullMarked;
