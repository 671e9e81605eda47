package io.runtrack.it.host

import io.runtrack.annotations.FileStatus
import io.runtrack.annotations.TrackedFile
import java.nio.file.Path
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Kotlin's functions; docs/capture.md shows these lines and what they become. */
class Speech {
    companion object {
        @TrackedFile @JvmStatic fun detect(path: String): Boolean = path.isNotEmpty()
    }
}

data class Recording(val agentId: String, val path: Path)

fun main() = runBlocking {
    transcribe(Path.of("/suspend/returned"))
    slowly(Path.of("/suspend/suspended"))
    store(Path.of("/suspend/unit"))
    try {
        broken(Path.of("/suspend/broken"))
    } catch (expected: IllegalStateException) {
        println(expected.message)
    }
    ofAgent(Recording("agent-7", Path.of("/suspend/data-class")))
    println(Speech.detect("/suspend/companion"))
    inlined(Path.of("/suspend/inlined"))
}

@TrackedFile suspend fun transcribe(path: Path): Path = Path.of("/out/transcript.json")

@TrackedFile suspend fun slowly(path: Path): Int {
    delay(1)
    delay(1)
    return path.nameCount
}

@TrackedFile(whenEmpty = FileStatus.SKIPPED) suspend fun store(path: Path) {
    delay(1)
}

@TrackedFile suspend fun broken(path: Path): String {
    delay(1)
    throw IllegalStateException("no speech")
}

@TrackedFile(path = "{call.path}", agentId = "{call.agentId}") suspend fun ofAgent(call: Recording) = delay(1)

@TrackedFile suspend inline fun inlined(path: Path) = delay(path.nameCount.toLong())
