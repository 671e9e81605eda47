package doubled

import groovy.transform.CompileStatic
import groovy.transform.Memoized
import io.runtrack.annotations.TrackedCommand
import io.runtrack.annotations.TrackedEmail
import io.runtrack.annotations.TrackedFile
import java.nio.file.Path

class Defaults {
    @TrackedFile def dynamic(Path path, String agentId = 'default', int times = 3) { times }
    @TrackedFile static def fixed(Path path, String agentId = 'default') { 1 }
    @TrackedFile def first(String agentId = 'default', Path path) { 1 }
    @TrackedFile def failing(Path path, String agentId = 'default') { throw new IllegalStateException(agentId) }
    @TrackedFile @CompileStatic long primitive(Path path, long one = 1L, double two = 2d) { one }
    @TrackedFile @Memoized def memoized(Path path, String agentId = 'default') { 1 }
    @TrackedFile @Memoized static def memoizedFixed(Path path) { 1 }
    @TrackedCommand('night')
    def run(String configPath, String targetDate = '2026-01-01') { fixed(Path.of('/run/file')) }
    @TrackedEmail boolean send(String email = 'default@b.com') { true }
}

class Overriding extends Defaults {
    def dynamic(Path path, String agentId, int times) { 1 + super.dynamic(path, agentId, times) }
}

trait Bodies {
    @TrackedFile def body(Path path, String agentId = 'default') { 't' }
    @TrackedFile static def fixedBody(Path path, String agentId = 'default') { 1 }
    @TrackedFile(agentId = '{0.fileName}') static def positioned(Path path) { 1 }
    @TrackedFile(agentId = '{0.fileName}') def failingBody(Path path) { throw new IllegalStateException('trait') }
    @TrackedCommand('trait-night') def runBody(String configPath) { body(Path.of('/trait/run')) }
    @TrackedFile private def hidden(Path path) { 1 }
    def callHidden(Path path) { hidden(path) }
}

@CompileStatic trait CompiledBodies {
    @TrackedFile static def compiledFixed(Path path) { 1 }
    def callFixed(Path path) { compiledFixed(path) }
}

trait OnTop extends Bodies {
    def body(Path path, String agentId) { 'on top of ' + super.body(path, agentId) }
}

trait OnTopToo extends Bodies {
    def body(Path path, String agentId) { 'on top, too, of ' + super.body(path, agentId) }
}

class Having implements Bodies, CompiledBodies { }

class Replacing implements Bodies {
    def body(Path path, String agentId) { 'replaced ' + Bodies.super.body(path, agentId) }
}

class Stacked implements OnTop, OnTopToo { }

interface Worker { @TrackedFile(agentId = 'worker') def work(Path path) }

/** The method with defaults is not tracked, but the one without is: nobody else makes the record. */
class Working implements Worker { def work(Path path, String how = 'default') { how } }

class Delegating { @Delegate Worker worker }

/** Written by hand: two methods in the source, and two records. */
class Overloads {
    @TrackedFile def overload(Path path) { overload(path, 'given') }
    @TrackedFile def overload(Path path, String agentId) { 1 }
}

class Calls {
    static void all() {
        def defaults = new Defaults()
        defaults.dynamic(Path.of('/dynamic/3'))
        defaults.dynamic(Path.of('/dynamic/2'), 'given')
        defaults.dynamic(Path.of('/dynamic/1'), 'given', 1)
        new Overriding().dynamic(Path.of('/overriding'))
        Defaults.fixed(Path.of('/fixed'))
        defaults.first(Path.of('/first'))
        expecting { defaults.failing(Path.of('/failing')) }
        defaults.primitive(Path.of('/primitive'))
        2.times { defaults.memoized(Path.of('/memoized')) }
        Defaults.memoizedFixed(Path.of('/memoized/fixed'))
        defaults.run('/etc/night.yaml')
        defaults.send()
        def having = new Having()
        having.body(Path.of('/trait/2'))
        having.body(Path.of('/trait/1'), 'given')
        Having.fixedBody(Path.of('/trait/fixed'))
        Having.positioned(Path.of('/trait/positioned'))
        expecting { having.failingBody(Path.of('/trait/failing')) }
        having.runBody('/etc/trait.yaml')
        having.callHidden(Path.of('/trait/hidden'))
        Having.compiledFixed(Path.of('/trait/compiled'))
        having.callFixed(Path.of('/trait/compiled/called'))
        new Replacing().body(Path.of('/trait/replaced'))
        new Stacked().body(Path.of('/trait/stacked'))
        new Working().work(Path.of('/working'))
        new Delegating(worker: new Working()).work(Path.of('/delegated'))
        new Delegating(worker: { 1 } as Worker).work(Path.of('/delegated/closure'))
        new Overloads().overload(Path.of('/by-hand'))
    }

    private static void expecting(Closure call) {
        try { call() } catch (IllegalStateException expected) { println expected.message }
    }
}
