package io.runtrack.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method sends one or more emails and becomes one record a recipient. The result is understood if it
 * is a map, record or bean with {@code sent}, {@code failed} or {@code skipped} collections, a collection of results
 * that have a {@code status}, one such result, or a boolean; for anything else the email was sent when the method
 * returned and failed when it threw. An overriding or implementing method inherits the annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface TrackedEmail {

    /**
     * Template of the id of the call-centre agent whom the email is for. Empty: the parameter named {@code agentId}.
     */
    String agentId() default "";

    /** Template of that person's name. Empty: the parameter named {@code agentName}. */
    String agentName() default "";

    /**
     * Template of the address. Empty: the parameter named {@code email}, {@code to} or {@code recipient}. A collection
     * makes one record a recipient.
     */
    String email() default "";

    /** The status when the method returns {@code false}. */
    EmailStatus whenFalse() default EmailStatus.FAILED;
}
