import EventLog
import Glibc

/// A call of librdkafka that may never return, made on a thread of its own and left to it when its time has passed.
///
/// `rd_kafka_send_offsets_to_transaction` looks at no time-out while it waits for the group's coordinator, and is never woken
/// when that broker has left the cluster (issues 5456 and 5511 of librdkafka, open in 2.15).
enum BoundedCall {
  /// - Parameter body: Goes on when its time has passed, with all that it holds on to; nothing else may touch that then.
  /// - Returns: What `body` gave; nil: it has not returned.
  static func run<T>(withinMs milliseconds: Int, _ body: @escaping () -> T) -> T? {
    let call = Call(body)
    start(call)
    return call.answer(within: Deadline(inMs: milliseconds))
  }

  private static func start(_ work: Work) {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let code = pthread_create(
      &thread, &attributes,
      { raw in
        Unmanaged<Work>.fromOpaque(raw!).takeRetainedValue().perform()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    pthread_attr_destroy(&attributes)
    precondition(code == 0, "no thread could be made: \(code)")
  }

  private class Work {
    func perform() {}
  }

  private final class Call<T>: Work {
    private let monitor = Monitor()
    private var body: (() -> T)?
    private var answer: T?

    init(_ body: @escaping () -> T) { self.body = body }

    /// On the thread of the call; whatever the body holds is let go there, before its answer is known.
    override func perform() {
      let answer = body!()
      body = nil
      monitor.locked {
        self.answer = answer
        monitor.wakeAll()
      }
    }

    func answer(within deadline: Deadline) -> T? {
      monitor.locked {
        while answer == nil, monitor.wait(until: deadline) {}
        return answer
      }
    }
  }
}
