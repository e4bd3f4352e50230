public import Knowledge

/// A slip in a knowledge file, said to its author.
public struct Diagnostic: Hashable, Sendable {
  /// Whether the knowledge base can be used in spite of the slip.
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// Another place that belongs to the slip, such as the first of two equal keys.
  public struct Note: Hashable, Sendable {
    /// The other place.
    public let location: SourceLocation
    /// What is to be seen there.
    public let message: String

    /// A remark on another place.
    public init(location: SourceLocation, message: String) {
      self.location = location
      self.message = message
    }
  }

  /// What kind of slip it is.
  public let code: DiagnosticCode
  /// Whether the knowledge base can be used all the same.
  public let severity: Severity
  /// Where the slip begins.
  public let location: SourceLocation
  /// How many Unicode scalars of the line are underlined; 0 shows no line at all.
  public let length: Int
  /// What is wrong, without a full stop.
  public let message: String
  /// What the author may do about it.
  public let hint: String?
  /// Other places that belong to it.
  public let notes: [Note]

  /// A slip at a place.
  public init(
    _ code: DiagnosticCode, severity: Severity = .error, at location: SourceLocation,
    length: Int = 1, _ message: String, hint: String? = nil, notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.length = length
    self.message = message
    self.hint = hint
    self.notes = notes
  }
}

extension Sequence where Element == Diagnostic {
  /// By file, line, column and code, so that two runs say the same in the same order.
  public func inOrder() -> [Diagnostic] {
    sorted {
      if $0.location != $1.location { return $0.location < $1.location }
      return ($0.code.rawValue, $0.message) < ($1.code.rawValue, $1.message)
    }
  }
}

/// Gathers the slips of a run, so that authors see all of them at once.
final class Diagnostics {
  private(set) var all: [Diagnostic] = []

  func add(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }

  /// Reports a slip where something is written.
  func report(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity = .error, at place: some Placed,
    _ message: String, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    add(
      Diagnostic(
        code, severity: severity, at: place.location, length: place.length, message, hint: hint,
        notes: notes))
  }
}
