/** What commands make of a tree that the user may not read, enter or write to in places. */
@org.jspecify.annotations.NullMarked
package io.runtrack.it.rights;
