extension NodeTree {
  /// The keys of one mapping that can be compared: those that are words and were not reported.
  struct Keys {
    private let records: [Record]
    private let text: [UInt8]
    private var keys: [Int] = []

    /// The keys of the last mapping among the records.
    init(of mapping: Int, in records: [Record], _ text: [UInt8]) {
      self.records = records
      self.text = text
      var position = mapping + 1
      while position < records.count {
        if records[position].kind == .text, !records[position].isLeftOut { keys.append(position) }
        position = Int(records[Int(records[position].next)].next)
      }
    }

    /// Each key that is spelt like one before it, with the first of those.
    var duplicates: [(key: Int, first: Int)] {
      keys.count <= Self.few ? duplicatesOfFew : duplicatesOfMany
    }

    /// Up to so many keys are compared pair by pair, which is quicker then than hashing them.
    private static let few = 16

    private var duplicatesOfFew: [(key: Int, first: Int)] {
      keys.enumerated().compactMap { position, key in
        keys[..<position].first { records[$0].says(records[key], in: text) }.map { (key, $0) }
      }
    }

    private var duplicatesOfMany: [(key: Int, first: Int)] {
      var firsts: [ArraySlice<UInt8>: Int] = Dictionary(minimumCapacity: keys.count)
      return keys.compactMap { key in
        let words = text[Int(records[key].textStart)..<Int(records[key].textEnd)]
        guard let first = firsts[words] else {
          firsts[words] = key
          return nil
        }
        return (key, first)
      }
    }
  }
}
