import Knowledge

/// Every name that files may refer to, gathered before anything that refers to them is read. A class,
/// since each of ten thousand things is handed it.
final class Vocabulary {
  /// What the words are worth.
  var scale = Scale.standard
  private(set) var findings: [Finding.ID: Finding] = [:]
  private(set) var families: Set<String> = []
  /// By the number of the kind.
  private var names = Array(repeating: Set<String>(), count: Kind.allCases.count)

  init() {}

  func reserve(_ count: Int, _ kind: Kind) {
    names[Int(kind.rawValue)].reserveCapacity(count)
  }

  func add(_ name: String, _ kind: Kind) {
    names[Int(kind.rawValue)].insert(name)
  }

  func add(_ finding: Finding) {
    findings[finding.id] = finding
  }

  func add(family: String) {
    families.insert(family)
  }

  func contains(_ name: String, _ kind: Kind) -> Bool {
    names[Int(kind.rawValue)].contains(name)
  }

  /// Whether phrases may name such an expression.
  func knows(expression name: String) -> Bool {
    Expression.given.contains { $0.rawValue == name } || contains(name, .expression)
  }

  /// All names of a kind, in order.
  func all(_ kind: Kind) -> [String] { names[Int(kind.rawValue)].sorted() }

  /// What a finding can be; nil where its file was too wrong to tell.
  func values(of finding: Finding.ID) -> [String]? {
    guard let finding = findings[finding] else { return nil }
    return switch finding.domain {
    case .listed: finding.values.map(\.id.rawValue)
    case .clients: all(.client)
    case .providers: all(.provider)
    case .accountTypes: all(.accountType)
    }
  }

  /// Whether a finding can be that; true where its file was too wrong to tell.
  func admits(_ value: String, for finding: Finding.ID) -> Bool {
    guard let finding = findings[finding] else { return true }
    return switch finding.domain {
    case .listed: finding.values.contains { $0.id.rawValue == value }
    case .clients: contains(value, .client)
    case .providers: contains(value, .provider)
    case .accountTypes: contains(value, .accountType)
    }
  }

  /// Whether the finding is one of yes and no alone.
  func isYesOrNo(_ finding: Finding.ID) -> Bool {
    findings[finding]?.values.map(\.id) == [.yes, .no]
  }
}
