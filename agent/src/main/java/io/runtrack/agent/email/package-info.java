/**
 * Whom the emails of a call go to: it finds the addresses in whatever stands for recipients. Libraries that send mail
 * are asked through {@code MailApi}, which is the door for those that are built in.
 */
@NullMarked
package io.runtrack.agent.email;

import org.jspecify.annotations.NullMarked;
