@file:JvmMultifileClass
@file:JvmName("OverloadsOfFiles")

package io.runtrack.it.host

import io.runtrack.annotations.TrackedFile
import java.nio.file.Path

@JvmOverloads @TrackedFile fun partOfFile(path: Path, agentId: String = "default"): Int = 1
