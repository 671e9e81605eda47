/**
 * Reads class files without loading their classes: heads, methods, annotations, and what compilers add to them. It
 * answers what a class file says; what that means for tracking is decided in {@code discovery}.
 */
@NullMarked
package io.runtrack.agent.classfile;

import org.jspecify.annotations.NullMarked;
