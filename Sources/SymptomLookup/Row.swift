/// A row of numbers: its own, while it is being made, or one that stands among bytes that somebody keeps.
///
/// A compiled index is used where it lies in memory. Copying it would take as long as all that a look-up
/// does with it.
struct Row<Number: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private var own: [Number]
  private let kept: Kept?

  /// Numbers that stand elsewhere, and who keeps them. Unchecked, since a pointer is not known to be safe
  /// to share: nobody writes there, and they stand as long as their keeper does.
  private struct Kept: @unchecked Sendable {
    let numbers: UnsafeBufferPointer<Number>
    let keeper: any AnyObject & Sendable
  }

  /// A row of its own.
  init(_ numbers: [Number] = []) {
    own = numbers
    kept = nil
  }

  /// The numbers that stand at a place, as long as their keeper keeps them.
  init(_ numbers: UnsafeBufferPointer<Number>, keptBy keeper: any AnyObject & Sendable) {
    own = []
    kept = Kept(numbers: numbers, keeper: keeper)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { kept?.numbers.count ?? own.count }

  /// The number at a place, which must be one of the row's. What is kept elsewhere cannot be written.
  subscript(place: Int) -> Number {
    get {
      guard let kept else { return own[place] }
      precondition(kept.numbers.indices.contains(place), "no such place in the row")
      return kept.numbers[place]
    }
    set { own[place] = newValue }
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Number>) throws -> Result
  ) rethrows -> Result? {
    guard let kept else { return try own.withContiguousStorageIfAvailable(body) }
    return try body(kept.numbers)
  }

  // MARK: Making one

  mutating func append(_ number: Number) { own.append(number) }
  mutating func reserveCapacity(_ count: Int) { own.reserveCapacity(count) }
  static func += (row: inout Row, numbers: some Sequence<Number>) {
    row.own.append(contentsOf: numbers)
  }
}

extension Row: ExpressibleByArrayLiteral {
  init(arrayLiteral numbers: Number...) { self.init(numbers) }
}

extension Row<Int32> {
  /// Whether all numbers lie in a range.
  func lie(in range: Range<Int>) -> Bool {
    let (least, most) = withNumbers { numbers in
      var (least, most) = (Int32.max, Int32.min)
      for number in numbers { (least, most) = (Swift.min(least, number), Swift.max(most, number)) }
      return (least, most)
    }
    return isEmpty || (range.lowerBound <= Int(least) && Int(most) < range.upperBound)
  }

  /// Whether they divide a row of that length into parts: from 0 to its end, never falling.
  func divide(_ count: Int) -> Bool {
    guard first == 0, let last, Int(last) == count else { return false }
    return withNumbers { numbers in
      var falls: Int32 = 0
      for index in 1..<Swift.max(numbers.count, 1) {
        falls |= numbers[index - 1] > numbers[index] ? 1 : 0
      }
      return falls == 0
    }
  }

  /// Goes over all numbers where they lie, eight at a time and more.
  private func withNumbers<Result>(_ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }

  /// Whether they can be the slots of a table that is searched by open addressing: a power of two of
  /// them, each 0 or the number of an entry plus one, and some free, so that every search ends.
  func areSlots(of count: Int) -> Bool {
    self.count.nonzeroBitCount == 1 && lie(in: 0..<count + 1) && contains(0)
  }
}
