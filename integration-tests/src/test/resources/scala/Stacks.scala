package stacks

import io.runtrack.annotations._
import java.nio.file.{Path, Paths}

trait Proc { @TrackedFile(agentId = "proc") def proc(path: Path): Int }
class Impl extends Proc { def proc(path: Path): Int = 1 }
trait Stack1 extends Proc { abstract override def proc(path: Path): Int = super.proc(path) + 1 }
trait Stack2 extends Proc { abstract override def proc(path: Path): Int = super.proc(path) + 10 }
trait Nearest extends Proc {
  @TrackedFile(agentId = "nearest") abstract override def proc(path: Path): Int = super.proc(path) + 100
}
class Stacked extends Impl with Stack1 with Stack2
class Deeper extends Stacked with Nearest
class Own extends Proc { @TrackedFile(agentId = "own") def proc(path: Path): Int = 1 }
class OnOwn extends Own with Stack1 with Nearest

trait Generic[T] { @TrackedFile def generic(t: T): Int }
class GenericImpl extends Generic[Path] { def generic(t: Path): Int = 1 }
trait GenericStack1[T] extends Generic[T] { abstract override def generic(t: T): Int = super.generic(t) + 1 }
trait GenericStack2 extends Generic[Path] { abstract override def generic(t: Path): Int = super.generic(t) + 1 }
class GenericStacked extends GenericImpl with GenericStack1[Path] with GenericStack2

trait Night { @TrackedCommand("night") def run(configPath: String): Int }
class NightImpl extends Night { def run(configPath: String): Int = throw new IllegalStateException("failed once") }
trait Logged extends Night { abstract override def run(configPath: String): Int = super.run(configPath) }
trait Timed extends Night { abstract override def run(configPath: String): Int = super.run(configPath) }
class NightStacked extends NightImpl with Logged with Timed

trait Mailer { @TrackedEmail def send(to: String): Boolean = true }
trait LoggedMailer extends Mailer { override def send(to: String): Boolean = super.send(to) }
object TheMailer extends Mailer with LoggedMailer

trait Recursive extends Proc {
  abstract override def proc(path: Path): Int = if (path.getNameCount < 3) proc(path.resolve("c")) else super.proc(path)
}
class RecursiveStacked extends Impl with Recursive

class Special[@specialized(Int) T] { @TrackedFile def special(path: Path, t: T): T = t }
class Defaults { @TrackedFile def default(path: Path, agentId: String = "default"): Unit = () }

object Calls {
  def all(): Unit = {
    new Impl().proc(Paths.get("/impl"))
    new Stacked().proc(Paths.get("/stacked"))
    (new Stacked(): Proc).proc(Paths.get("/stacked/trait"))
    (new Impl with Stack1).proc(Paths.get("/anonymous"))
    new Deeper().proc(Paths.get("/deeper"))
    new OnOwn().proc(Paths.get("/own"))
    new GenericStacked().generic(Paths.get("/generic"))
    (new GenericStacked(): Generic[Path]).generic(Paths.get("/generic/trait"))
    try new NightStacked().run("/etc/night.yaml")
    catch { case expected: IllegalStateException => println(expected.getMessage) }
    TheMailer.send("x@b.com")
    new RecursiveStacked().proc(Paths.get("/recursive"))
    new Special[Int]().special(Paths.get("/special"), 3)
    (new Special[Int](): Special[_]).asInstanceOf[Special[Any]].special(Paths.get("/special/boxed"), 3)
    new Special[String]().special(Paths.get("/special/object"), "s")
    new Defaults().default(Paths.get("/default"))
  }
}
