/** Runs that go to Azure Blob Storage, as an emulator of it keeps them. */
@NullMarked
package io.runtrack.it.azure;

import org.jspecify.annotations.NullMarked;
