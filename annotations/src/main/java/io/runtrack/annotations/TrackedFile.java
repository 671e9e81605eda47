package io.runtrack.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method is the processing of one file and becomes one record of the run it belongs to: {@code failed}
 * (or {@code skipped}, see {@link #skipOn}) when it throws, otherwise as the result says. An overriding or implementing
 * method inherits the annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface TrackedFile {

    /** The kind of file, such as {@code audio}. Empty: from the path's extension, as far as it is a well-known one. */
    String type() default "";

    /**
     * Template of the file's path. Empty: the first parameter of type Path, File, URI, URL or String, in that order of
     * preference; without one, the first parameter's {@code toString()}.
     */
    String path() default "";

    /**
     * Template of the id of the call-centre agent whom the file belongs to. Empty: the parameter named {@code agentId}.
     */
    String agentId() default "";

    /**
     * Template of the path of what was made of the file. Empty: the parameter named {@code outputPath},
     * {@code outputFile} or {@code output} of a path type, else a returned Path, File, URI or URL.
     */
    String outputPath() default "";

    /**
     * Template of a status ({@code success}, {@code failed}, {@code skipped}, in any case) for methods that merely
     * report a file.
     */
    String status() default "";

    /**
     * Template of a processing time in milliseconds for methods that merely report a file. Empty: the time of the call
     * itself.
     */
    String processingTimeMs() default "";

    /** Template of an error's type for methods that merely report a file. */
    String errorType() default "";

    /** Template of an error's message for methods that merely report a file. */
    String errorMessage() default "";

    /** Exceptions, subclasses included, that mean that the file was {@code skipped} and not that it {@code failed}. */
    Class<? extends Throwable>[] skipOn() default {};

    /** The status when the method returns {@code null} or an empty Optional. */
    FileStatus whenEmpty() default FileStatus.SUCCESS;

    /** The status when the method returns {@code false}. */
    FileStatus whenFalse() default FileStatus.SUCCESS;
}
