/**
 * Finds the recipients of a call's emails in whatever stands for them. {@code MailApi} is the interface that a mail
 * library's folder implements.
 */
@NullMarked
package io.runtrack.agent.email;

import org.jspecify.annotations.NullMarked;
