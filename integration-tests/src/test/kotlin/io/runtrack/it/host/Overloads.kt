package io.runtrack.it.host

import io.runtrack.annotations.TrackedCommand
import io.runtrack.annotations.TrackedEmail
import io.runtrack.annotations.TrackedFile
import java.nio.file.Path

/** Of each of these methods Kotlin's compiler makes several; the program that calls them is Java's. */
open class Overloads {
    @JvmOverloads @TrackedFile fun closed(path: Path, agentId: String = "default", times: Int = 3): Int = times

    @JvmOverloads @TrackedFile open fun opened(path: Path, agentId: String = "default"): String = agentId

    @JvmOverloads @TrackedFile
    fun failing(path: Path, agentId: String = "default"): Unit = throw IllegalStateException(agentId)

    @JvmOverloads @TrackedFile
    fun computed(
        path: Path,
        agentId: String = "${path.fileName}",
        one: Long = 1,
        two: Double = 2.0,
        yes: Boolean = true
    ): Long = one

    @JvmOverloads @TrackedCommand("night")
    fun run(configPath: String, targetDate: String = "2026-01-02") {
        closed(Path.of("/run/file"))
    }

    @JvmOverloads @TrackedEmail fun send(email: String = "default@b.com"): Boolean = true

    @JvmOverloads @TrackedFile suspend fun suspending(path: Path, agentId: String = "default"): String = agentId

    /** Written by hand: two methods in the source, and two records. */
    @TrackedFile fun byHand(path: Path): Int = byHand(path, times = 5)

    @TrackedFile fun byHand(path: Path, agentId: String = "default", times: Int = 3): Int = times

    companion object {
        @JvmStatic @JvmOverloads @TrackedFile fun fixed(path: Path, agentId: String = "default") {}

        @JvmOverloads @TrackedFile fun ofCompanion(path: Path, agentId: String = "default") {}
    }
}

class OverridingOverloads : Overloads() {
    override fun opened(path: Path, agentId: String): String = super.opened(path, agentId)
}

object OverloadsOfObject {
    @JvmStatic @JvmOverloads @TrackedFile fun fixed(path: Path, agentId: String = "default") {}
}

@JvmOverloads @TrackedFile fun topLevel(path: Path, agentId: String = "default"): Int = 1

@JvmInline value class Inlined(val text: String)

class TakesInlined {
    @OptIn(ExperimentalStdlibApi::class)
    @JvmExposeBoxed @TrackedFile
    fun boxed(path: Path, inlined: Inlined): Int = 1
}

interface Works {
    @TrackedFile fun work(path: Path, agentId: String): Int

    @TrackedFile fun body(path: Path, agentId: String): Int = 1
}

class Working : Works {
    override fun work(path: Path, agentId: String): Int = 1
}

class Delegating(works: Works) : Works by works

class DelegatingToProperty(private val works: Works) : Works by works

/** Written by hand: two methods in the source, and two records. */
class HandingOn(private val works: Works) : Works {
    override fun work(path: Path, agentId: String): Int = works.work(path, agentId)
}
