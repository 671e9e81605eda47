package io.runtrack.it.host

import io.runtrack.annotations.FileStatus
import io.runtrack.annotations.TrackedCommand
import io.runtrack.annotations.TrackedEmail
import io.runtrack.annotations.TrackedFile
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield

/** Suspend functions of every kind, ended in every way. Each file is named after what becomes of it. */
data class Call(val agentId: String, val recording: Path)

data class Transcript(val agent: String, val output: Path)

@OptIn(DelicateCoroutinesApi::class)
fun main() {
    println(runBlocking { command(3) })
    GlobalScope.launch(start = CoroutineStart.UNDISPATCHED) { suspendsOnce(Path.of("never.wav"), forever = true) }
    println("done")
}

@TrackedCommand("suspend-files", exitCode = true)
suspend fun command(code: Int): Int {
    println(atOnce(Path.of("at-once.wav")))
    println(suspendsOnce(Path.of("once.wav")))
    println(suspendsOften(Path.of("often.wav"), 5))
    unit(Path.of("unit.wav"))
    println(nothing(Path.of("nothing.wav")))
    println(tail(Path.of("tail.wav")))
    println(raw(Path.of("raw.wav")))
    println(rawAtOnce(Path.of("raw-at-once.wav")))
    println(withDefault(Path.of("default.wav")))
    println(ofCall(Call("agent-7", Path.of("call.wav"))))
    println(onlyContinuation())
    println(recursive(Path.of("recursive.wav"), 3))
    failing()
    cancelling()
    members()
    threads()
    println(coroutineScope { List(50) { async(Dispatchers.Default) { suspendsOften(Path.of("many.wav"), 20) } }.awaitAll().sum() })
    println(sent("ada@example.com"))
    println(sentAll(listOf("bob@example.com", "carl@example.com", "dora@example.com")))
    return code
}

@TrackedFile
suspend fun atOnce(recording: Path): String = "at once $recording"

@TrackedFile
suspend fun suspendsOnce(recording: Path, forever: Boolean = false): String {
    val before = "once"
    if (forever) awaitCancellation()
    delay(10)
    return "$before $recording"
}

@TrackedFile
suspend fun suspendsOften(recording: Path, times: Int): Int {
    var sum = 0
    for (i in 1..times) {
        yield()
        sum += i
        if (i % 7 == 0) delay(1)
    }
    return sum
}

@TrackedFile(whenEmpty = FileStatus.SKIPPED)
suspend fun unit(recording: Path) {
    delay(1)
}

@TrackedFile(whenEmpty = FileStatus.SKIPPED)
suspend fun nothing(recording: Path): String? {
    delay(1)
    return null
}

/** No state machine: what it calls is given its continuation. */
@TrackedFile
suspend fun tail(recording: Path): String = later("tail $recording")

private suspend fun later(text: String): String {
    delay(5)
    return text
}

@TrackedFile
suspend fun raw(recording: Path): String = suspendCoroutine { continuation ->
    Thread { continuation.resume("raw $recording") }.start()
}

@TrackedFile
suspend fun rawAtOnce(recording: Path): String = suspendCoroutine { it.resume("raw at once $recording") }

@TrackedFile
suspend fun withDefault(recording: Path, suffix: String = "default"): String {
    delay(1)
    return "$recording $suffix"
}

@TrackedFile(path = "{call.recording}", agentId = "{call.agentId}", outputPath = "{return.output}")
suspend fun ofCall(call: Call): Transcript {
    delay(1)
    return Transcript(call.agentId, Path.of("out.json"))
}

@TrackedFile
suspend fun onlyContinuation(): Path {
    delay(1)
    return Path.of("only.json")
}

@TrackedFile(path = "{recording}-{depth}")
suspend fun recursive(recording: Path, depth: Int): Int {
    delay(1)
    return if (depth == 0) 0 else 1 + recursive(recording, depth - 1)
}

@TrackedFile(skipOn = [NoSuchElementException::class])
suspend fun fails(recording: Path, before: Boolean, problem: Exception): String {
    if (before) throw problem
    delay(1)
    throw problem
}

@TrackedFile
suspend fun waits(recording: Path): String {
    awaitCancellation()
}

@TrackedFile
suspend fun waitsAtTheEnd(recording: Path): String = awaitCancellation()

private suspend fun failing() {
    for ((name, before, problem) in listOf(
        Triple("failed-at-once.wav", true, IllegalStateException("no speech")),
        Triple("failed.wav", false, IllegalStateException("no speech")),
        Triple("skipped.wav", false, NoSuchElementException("seen")),
    )) {
        try {
            println(fails(Path.of(name), before, problem))
        } catch (expected: Exception) {
            println("$expected ${expected === problem} ${expected.stackTrace.map { it.toString() }.filter { "host" in it }}")
        }
    }
}

private suspend fun cancelling() = coroutineScope {
    for (wait in listOf(suspend { waits(Path.of("cancelled.wav")) }, suspend { waitsAtTheEnd(Path.of("cancelled-tail.wav")) })) {
        val job = launch(start = CoroutineStart.UNDISPATCHED) {
            try {
                wait()
            } catch (expected: CancellationException) {
                println("cancelled")
                throw expected
            }
        }
        job.cancel()
        job.join()
    }
    try {
        withTimeout(10) { waits(Path.of("timeout.wav")) }
    } catch (expected: CancellationException) {
        println(expected.message)
    }
}

interface Transcriber {
    @TrackedFile
    suspend fun preview(recording: Path): String {
        delay(1)
        return "preview $recording"
    }

    suspend fun transcribe(recording: Path): String
}

open class Engine : Transcriber {
    @TrackedFile
    override suspend fun transcribe(recording: Path): String {
        delay(1)
        return "engine $recording"
    }

    @TrackedFile
    open suspend fun tailOf(recording: Path): String = transcribe(Path.of("inner-$recording"))

    companion object {
        /** Its class has a static method that calls it, with the annotation on both. */
        @JvmStatic
        @TrackedFile
        fun static(recording: Path, times: Int): String = "static $recording $times"

        @JvmStatic
        @TrackedFile
        suspend fun suspendStatic(recording: Path): String {
            delay(1)
            return "suspend static $recording"
        }

        @TrackedFile
        suspend fun shared(recording: Path): String {
            delay(1)
            return "shared $recording"
        }
    }
}

object Single {
    @TrackedFile
    internal suspend fun only(recording: Path): String {
        delay(1)
        return "only $recording"
    }

    @TrackedFile
    suspend inline fun inlined(recording: Path): String {
        delay(1)
        return "inlined $recording"
    }

    @TrackedFile
    suspend fun <T> generic(recording: Path, value: T): T {
        delay(1)
        return value
    }

    @TrackedFile
    suspend fun String.extended(recording: Path): String {
        delay(1)
        return "$this $recording"
    }

    suspend fun all() {
        println("x".extended(Path.of("extended.wav")))
    }
}

private suspend fun members() {
    val engine: Transcriber = Engine()
    println(engine.transcribe(Path.of("interface.wav")))
    println(engine.preview(Path.of("default-method.wav")))
    println(Engine().tailOf(Path.of("open.wav")))
    println(Engine.shared(Path.of("companion.wav")))
    println(Engine::class.java.getMethod("static", Path::class.java, Int::class.java).invoke(null, Path.of("static.wav"), 1000))
    println(suspendCoroutineUninterceptedOrReturn<Any?> { continuation ->
        Engine::class.java.getMethod("suspendStatic", Path::class.java, Continuation::class.java)
            .invoke(null, Path.of("suspend-static.wav"), continuation)
    })
    println(Single.only(Path.of("object.wav")))
    println(Single.inlined(Path.of("not-called.wav")))
    println(Single.generic(Path.of("generic.wav"), 5))
    Single.all()
}

/** Where a function goes on must not change: a tail call resumes on the dispatcher of its caller. */
private suspend fun threads() {
    val executor = Executors.newSingleThreadExecutor { Thread(it, "dispatcher") }
    withContext(executor.asCoroutineDispatcher()) {
        raw(Path.of("dispatched.wav"))
        println(Thread.currentThread().name.substringBefore(" "))
        suspendsOnce(Path.of("dispatched-too.wav"))
        println(Thread.currentThread().name.substringBefore(" "))
    }
    executor.shutdown()
    val outcome = CompletableFuture<String>()
    suspend { tail(Path.of("no-dispatcher.wav")) }.startCoroutine(Continuation(EmptyCoroutineContext) {
        outcome.complete(it.getOrThrow())
    })
    println(outcome.get())
    println(sequence {
        yield(1)
        yieldAll(listOf(2, 3))
    }.toList())
}

@TrackedEmail
suspend fun sent(to: String): Boolean {
    delay(1)
    return true
}

/** Sends that it makes after it was suspended are part of it, too. */
@TrackedEmail
suspend fun sentAll(to: List<String>): List<Map<String, String>> = to.map {
    sent(it)
    mapOf("email" to it, "status" to "sent")
}
