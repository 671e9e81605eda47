import scala.util.{Failure, Success, Try}
import io.runtrack.annotations.{FileStatus, TrackedCommand, TrackedEmail, TrackedFile}

case class Sent(agentId: String, email: String, reason: Option[String])
case class Batch(sent: List[Sent], failed: Seq[Sent], skipped: Set[String])
case class Result(email: String, status: Option[String])
case class Call(agentId: String, path: String)

object Mailer {
  @TrackedCommand def main(arguments: Array[String]): Unit = new Mailing().run()
}

class Mailing {
  def run(): Unit = {
    println(sendAll().sent)
    println(sendEach(Seq("a@b.com", "c@d.com")))
    println(lazily().take(1).toList)
    println(perhaps())
    println(maps().size)
    println(mapped("mapped@b.com"))
    println(attempted("tried@b.com").isFailure)
    println(attempted("went@b.com").isFailure)
    println(either("either@b.com").isLeft)
    println(refused("no@b.com", Some("a-3")))
    transcribe(Call("a-1", "/in/scala.wav"))
  }

  @TrackedEmail def sendAll(): Batch = Batch(
    List(Sent("a-1", "sent@b.com", None)),
    Vector(Sent("a-2", "failed@b.com", Some("full"))),
    Set("skipped@b.com"))

  @TrackedEmail(email = "{to}") def sendEach(to: Seq[String]): Boolean = to.nonEmpty

  @TrackedEmail(email = "lazy@b.com") def lazily(): LazyList[Int] = LazyList.from(1).map { number => println(number); number }

  @TrackedEmail def perhaps(): Option[Result] = Some(Result("perhaps@b.com", Some("failed")))

  @TrackedEmail def maps(): Map[String, Seq[Map[String, Any]]] = Map(
    "sent" -> Seq(Map("email" -> "map@b.com")),
    "failed" -> Seq(Map("email" -> "full@b.com", "reason" -> "552 full", "smtp_code" -> 552)))

  @TrackedEmail(email = "{to}") def mapped(to: String): Map[String, String] = Map("status" -> "failed", "reason" -> "down")

  @TrackedEmail(email = "{to}") def attempted(to: String): Try[String] =
    if (to.startsWith("tried")) Failure(new IllegalStateException("no route")) else Success("250 ok")

  @TrackedEmail(email = "{to}") def either(to: String): Either[String, String] = Left("no route")

  @TrackedEmail(agentId = "{agent}") def refused(to: String, agent: Option[String]): Option[Boolean] = Some(false)

  @TrackedFile(whenEmpty = FileStatus.SKIPPED, path = "{call.path}", agentId = "{call.agentId}") def transcribe(call: Call): Option[String] = None
}
