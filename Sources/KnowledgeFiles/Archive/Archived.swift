import Knowledge

/// What can be written into an archive and read from it again.
protocol Archived {
  init(from reader: inout ArchiveReader)
  func write(to writer: inout ArchiveWriter)
}

extension String: Archived {
  init(from reader: inout ArchiveReader) { self = reader.text() }
  func write(to writer: inout ArchiveWriter) { writer.write(text: self) }
}

extension Int: Archived {
  init(from reader: inout ArchiveReader) { self = reader.count() }
  func write(to writer: inout ArchiveWriter) { writer.write(count: self) }
}

extension Double: Archived {
  init(from reader: inout ArchiveReader) {
    let value = Double(bitPattern: reader.word())
    self = value.isFinite ? value : 0
  }
  func write(to writer: inout ArchiveWriter) { writer.write(word: bitPattern) }
}

extension Bool: Archived {
  init(from reader: inout ArchiveReader) { self = reader.byte() != 0 }
  func write(to writer: inout ArchiveWriter) { writer.write(byte: self ? 1 : 0) }
}

extension Optional: Archived where Wrapped: Archived {
  init(from reader: inout ArchiveReader) {
    self = reader.byte() == 0 ? nil : Wrapped(from: &reader)
  }
  func write(to writer: inout ArchiveWriter) {
    writer.write(byte: self == nil ? 0 : 1)
    self?.write(to: &writer)
  }
}

extension Array: Archived where Element: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(from: &reader) { Element(from: &$0) }
  }
  func write(to writer: inout ArchiveWriter) {
    write(to: &writer) { $0.write(to: &$1) }
  }
}

extension Array {
  init(from reader: inout ArchiveReader, each read: (inout ArchiveReader) -> Element) {
    let count = reader.count(ofSizeAtLeast: 1)
    self.init()
    reserveCapacity(Swift.min(count, 1 << 16))
    for _ in 0..<count where !reader.isBroken { append(read(&reader)) }
  }

  func write(to writer: inout ArchiveWriter, each: (Element, inout ArchiveWriter) -> Void) {
    writer.write(count: count)
    for element in self { each(element, &writer) }
  }
}

extension Dictionary: Archived where Key: Archived, Value: Archived {
  init(from reader: inout ArchiveReader) {
    let count = reader.count(ofSizeAtLeast: 2)
    self.init(minimumCapacity: Swift.min(count, 1 << 12))
    for _ in 0..<count where !reader.isBroken {
      let key = Key(from: &reader)
      self[key] = Value(from: &reader)
    }
  }
  func write(to writer: inout ArchiveWriter) {
    writer.write(count: count)
    // In a fixed order, so that equal knowledge gives equal bytes.
    for (key, value) in sorted(by: { "\($0.key)" < "\($1.key)" }) {
      key.write(to: &writer)
      value.write(to: &writer)
    }
  }
}

extension Archived where Self: CaseIterable & RawRepresentable & Equatable, RawValue == String {
  /// A word of a closed set, by its number in it.
  init(from reader: inout ArchiveReader) {
    let number = Int(reader.byte())
    let all = Array(Self.allCases)
    if !all.indices.contains(number) { reader.fail() }
    self = all[all.indices.contains(number) ? number : 0]
  }
  func write(to writer: inout ArchiveWriter) {
    writer.write(byte: UInt8(clamping: Array(Self.allCases).firstIndex(of: self) ?? 0))
  }
}

/// The closed sets of words, whose order archives depend on.
let archivedWords: [[String]] = [
  Finding.Role.spellings, ComputedFinding.spellings, Stage.spellings, Fix.Risk.spellings,
  Fix.Actor.spellings, Fix.Certainty.spellings, Signature.Strength.spellings,
  Client.Place.spellings, Client.OAuth2Support.spellings, Provider.Page.spellings,
  MailProtocol.spellings, Encryption.spellings, SignInMethod.spellings, UserNameForm.spellings,
  AccountType.Eligibility.spellings, Confidence.spellings, WorkedCase.Ending.spellings,
  FixResult.spellings, Article.Readership.spellings,
]

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  fileprivate static var spellings: [String] { allCases.map(\.rawValue) }
}

extension Finding.Role: Archived {}
extension ComputedFinding: Archived {}
extension Stage: Archived {}
extension Fix.Risk: Archived {}
extension Fix.Actor: Archived {}
extension Fix.Certainty: Archived {}
extension Signature.Strength: Archived {}
extension Client.Place: Archived {}
extension Client.OAuth2Support: Archived {}
extension Provider.Page: Archived {}
extension MailProtocol: Archived {}
extension Encryption: Archived {}
extension SignInMethod: Archived {}
extension UserNameForm: Archived {}
extension AccountType.Eligibility: Archived {}
extension Confidence: Archived {}
extension WorkedCase.Ending: Archived {}
extension FixResult: Archived {}
extension Article.Readership: Archived {}

extension Identifier: Archived {
  init(from reader: inout ArchiveReader) { self.init(reader.text()) }
  func write(to writer: inout ArchiveWriter) { writer.write(text: rawValue) }
}

extension Wording: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(String(from: &reader), translations: [String: String](from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    english.write(to: &writer)
    translations.write(to: &writer)
  }
}

extension SourceLocation: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(file: reader.text(), line: reader.count(), column: reader.count())
  }
  func write(to writer: inout ArchiveWriter) {
    file.write(to: &writer)
    line.write(to: &writer)
    column.write(to: &writer)
  }
}

extension Probability: Archived {
  init(from reader: inout ArchiveReader) { self.init(clamping: Double(from: &reader)) }
  func write(to writer: inout ArchiveWriter) { value.write(to: &writer) }
}

extension Validity: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(from: reader.day(), until: reader.day())
  }
  func write(to writer: inout ArchiveWriter) {
    writer.write(day: from)
    writer.write(day: until)
  }
}

extension ArchiveReader {
  /// A day, or none.
  mutating func day() -> Day? {
    let number = count()
    guard number > 0 else { return nil }
    let day = Day(year: number >> 9, month: number >> 5 & 15, day: number & 31)
    if day == nil { fail() }
    return day
  }
}

extension ArchiveWriter {
  mutating func write(day: Day?) {
    write(count: day.map { $0.year << 9 | $0.month << 5 | $0.day } ?? 0)
  }
}

extension Dated: Archived where Value: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(Value(from: &reader), Validity(from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    value.write(to: &writer)
    validity.write(to: &writer)
  }
}

extension Provenance: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      source: String?(from: &reader), checked: reader.day(), confidence: Confidence(from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    source.write(to: &writer)
    writer.write(day: checked)
    confidence.write(to: &writer)
  }
}

extension Fact: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(Finding.ID(from: &reader), Finding.Value.ID(from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    finding.write(to: &writer)
    value.write(to: &writer)
  }
}

extension Condition: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      all: [Term](from: &reader), any: [[Term]](from: &reader), none: [Term](from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    all.write(to: &writer)
    any.write(to: &writer)
    none.write(to: &writer)
  }
}

extension Condition.Term: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(Finding.ID(from: &reader), [Finding.Value.ID](from: &reader))
  }
  func write(to writer: inout ArchiveWriter) {
    finding.write(to: &writer)
    values.write(to: &writer)
  }
}
