package io.runtrack.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method is a run: it starts when the method is entered and ends when it returns or throws. An
 * overriding or implementing method inherits the annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface TrackedCommand {

    /**
     * The command's name. Empty: the declaring class's simple name in kebab-case less a trailing Command, Job, Pipeline
     * or Main ({@code VocExtractCommand} gives {@code voc-extract}); when nothing is left, the method's name.
     */
    String value() default "";

    /** The subcommand's name. Empty: none. */
    String subcommand() default "";

    /**
     * Template of the configuration file's path. Empty: the parameter named {@code configPath}, {@code configFile} or
     * {@code config} of type String, Path, File, URI or URL.
     */
    String configPath() default "";

    /**
     * Template of the date that the run works on. Empty: the parameter named {@code targetDate} or {@code date} of type
     * String, any {@code java.time} date, {@code java.util.Date} or {@code Calendar}. Dates are written in ISO 8601.
     */
    String targetDate() default "";

    /** Whether a returned number is the command's exit code: any but 0 then makes the run {@code failed}. */
    boolean exitCode() default false;

    /**
     * Template, read when the method returns, of how the command ended: success, failed, aborted, a word that
     * {@link TrackedFile#status} understands, or a Boolean. Empty, null or another word: the exit code tells, and else
     * the run's files and emails. An exception beats all of them.
     */
    String status() default "";

    /**
     * Template of the kind of error, read when the method returns, of a run that {@link #status} or {@link #exitCode}
     * makes fail. Empty: none.
     */
    String errorType() default "";

    /**
     * Template of the error's message, read when the method returns, of a run that {@link #status} or {@link #exitCode}
     * makes fail.
     */
    String errorMessage() default "";
}
