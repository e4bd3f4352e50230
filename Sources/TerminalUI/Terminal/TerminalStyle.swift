#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `--color` may say.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// Colour on a terminal that can show it, unless `NO_COLOR` is set.
  case auto
  /// Colour even into a pipe or file.
  case always
  /// No colour at all.
  case never
}

/// How a stretch of text is drawn: few colours, all legible on dark and on light, and never the
/// only carrier of a meaning.
public struct Ink: OptionSet, Hashable, Sendable {
  /// One bit per property; the order is of no importance to callers.
  public let rawValue: Int

  /// An ink made of the given bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Heavier letters, for what must not be overlooked.
  public static let bold = Ink(rawValue: 1 << 0)
  /// Fainter letters, for what may be overlooked.
  public static let dim = Ink(rawValue: 1 << 1)
  /// A line below the letters.
  public static let underline = Ink(rawValue: 1 << 2)
  /// Danger.
  public static let red = Ink(rawValue: 1 << 3)
  /// Success.
  public static let green = Ink(rawValue: 1 << 4)
  /// What can be chosen.
  public static let cyan = Ink(rawValue: 1 << 5)

  /// The parameters of Select Graphic Rendition (ECMA-48, 8.3.117).
  var parameters: String {
    let codes: [(Ink, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.red, "31"), (.green, "32"), (.cyan, "36"),
    ]
    return codes.filter { contains($0.0) }.map(\.1).joined(separator: ";")
  }
}

/// Whether to colour and which marks to draw, decided once for a whole run.
public struct TerminalStyle: Equatable, Sendable {
  /// Whether inks are drawn at all.
  public let usesColor: Bool
  /// Whether marks such as `›` and `•` may be drawn; if not, `>` and `-` stand for them.
  public let usesUnicode: Bool

  /// A style with both decisions given.
  public init(usesColor: Bool, usesUnicode: Bool) {
    self.usesColor = usesColor
    self.usesUnicode = usesUnicode
  }

  /// No colour and ASCII marks only.
  public static let plain = TerminalStyle(usesColor: false, usesUnicode: false)

  /// Decides by what was asked for, then by `NO_COLOR`, `TERM` and the kind of output; the marks
  /// by the character set that `LC_ALL`, `LC_CTYPE` or `LANG` names.
  public init(
    _ choice: ColorChoice = .auto, isTerminal: Bool,
    environment: (String) -> String? = TerminalStyle.environment
  ) {
    func value(_ name: String) -> String? {
      environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    usesColor =
      switch choice {
      case .always: true
      case .never: false
      case .auto: isTerminal && value("NO_COLOR") == nil && (value("TERM") ?? "dumb") != "dumb"
      }
    let locale = (value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "").lowercased()
    usesUnicode = locale.hasSuffix("utf-8") || locale.hasSuffix("utf8")
  }

  /// A variable of this process's environment.
  public static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The text drawn with the ink, or just the text where there is no colour.
  public func draw(_ text: String, _ ink: Ink) -> String {
    guard usesColor, !ink.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.parameters)m\(text)\u{1B}[0m"
  }

  var pointer: String { usesUnicode ? "›" : ">" }
  var bullet: String { usesUnicode ? "•" : "-" }
  var ellipsis: String { usesUnicode ? "…" : "..." }
  var ruleMark: String { usesUnicode ? "─" : "-" }
}
