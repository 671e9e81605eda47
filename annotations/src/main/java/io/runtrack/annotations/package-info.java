/**
 * What a pipeline author puts on methods so that the runtrack agent keeps a record of their calls. The annotations do
 * nothing by themselves: without the agent they cost nothing and change nothing.
 *
 * <p>String attributes other than {@code value}, {@code subcommand} and {@code type} may be templates: <code>{name}
 * </code> is a parameter by name, <code>{0}</code> by position, <code>{this}</code> the receiver and <code>{return}
 * </code> the result, each followed by any number of {@code .part} or {@code [n]}; <code>{{</code> is a literal brace.
 */
package io.runtrack.annotations;
