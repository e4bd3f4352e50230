import Knowledge

// What is one of several things: a number says which, and the thing follows.

extension Rule.Conclusion: Archived {
  init(from reader: inout ArchiveReader) {
    switch reader.byte() {
    case 0: self = .conclude(Fact(from: &reader))
    case 1: self = .ruleOut(Cause.ID(from: &reader))
    case 2: self = .prefer(Cause.ID(from: &reader))
    case 3: self = .withdraw(Fix.ID(from: &reader))
    case 4: self = .warn(Wording(from: &reader))
    default:
      reader.fail()
      self = .warn("")
    }
  }

  func write(to writer: inout ArchiveWriter) {
    switch self {
    case .conclude(let fact):
      writer.write(byte: 0)
      fact.write(to: &writer)
    case .ruleOut(let cause):
      writer.write(byte: 1)
      cause.write(to: &writer)
    case .prefer(let cause):
      writer.write(byte: 2)
      cause.write(to: &writer)
    case .withdraw(let fix):
      writer.write(byte: 3)
      fix.write(to: &writer)
    case .warn(let words):
      writer.write(byte: 4)
      words.write(to: &writer)
    }
  }
}

extension Finding.Domain: Archived {
  private static let all: [Self] = [.listed, .clients, .providers, .accountTypes]

  init(from reader: inout ArchiveReader) {
    let number = Int(reader.byte())
    if !Self.all.indices.contains(number) { reader.fail() }
    self = Self.all.indices.contains(number) ? Self.all[number] : .listed
  }

  func write(to writer: inout ArchiveWriter) {
    writer.write(byte: UInt8(clamping: Self.all.firstIndex(of: self) ?? 0))
  }
}
