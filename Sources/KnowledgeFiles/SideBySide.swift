import Dispatch
import Synchronization

/// Does two pieces of work at once, where there are two cores.
package func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let firstDone = Mutex<First?>(nil)
  let secondDone = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { piece in
    if piece == 0 {
      let value = first()
      firstDone.withLock { $0 = value }
    } else {
      let value = second()
      secondDone.withLock { $0 = value }
    }
  }
  // Both are done by now; what follows '??' only says so to the compiler.
  return (firstDone.withLock { $0 } ?? first(), secondDone.withLock { $0 } ?? second())
}
