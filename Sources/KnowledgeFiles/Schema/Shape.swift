import Knowledge

/// What may stand at a place of a knowledge file, told once for schemas.
indirect enum Shape: Sendable {
  /// Any text that is not empty.
  case text
  /// A text in English, or a mapping from languages to texts.
  case localized
  /// The thing's own name.
  case name
  /// The name of another thing.
  case reference(Kind)
  /// One of the words of a closed set.
  case word([String])
  case yesOrNo
  /// A day.
  case date
  /// A year, a month or a day.
  case eventDate
  /// A public web address.
  case address
  case number(ClosedRange<Int>)
  case decimal(ClosedRange<Double>)
  case likelihood
  case weight
  /// A likelihood word or a weight.
  case background
  case duration
  /// A duration that is not zero.
  case effort
  /// How people say something.
  case phrase
  /// Lines of `finding: value`, also under all, any and none.
  case condition
  /// A mapping of findings to what they are.
  case facts
  /// Facts with the days on which they hold.
  case datedFacts
  /// A mapping of findings to how likely their values are.
  case likelihoods
  case list(Shape, atLeast: Int)
  case oneOrMore(Shape)
  case mapping(Names, to: Shape)
  case form(FormDescription)
  case either([Shape])

  /// What the keys of a mapping may be.
  enum Names: Sendable {
    /// Any text.
    case any
    /// Any well-formed name.
    case wellFormed
    /// Names of things of a kind.
    case of(Kind)
    /// Whom steps are meant for: a client, a family of clients, or any.
    case audiences
    /// The words of a closed set.
    case closed([String])
  }

  static func word<Word>(_ type: Word.Type) -> Shape
  where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
    .word(Word.allCases.map(\.rawValue))
  }

  static func list(_ shape: Shape) -> Shape { .list(shape, atLeast: 0) }

  static var phrases: Shape { .list(.phrase) }

  /// A value that always holds, or a list of values with their days, each under a key.
  static func dated(
    _ key: String, _ shape: Shape, plain: Shape? = nil, _ about: String,
    besides keys: [FormDescription.Key] = []
  ) -> Shape {
    let form = FormDescription(
      "A \(key) and its days", "",
      [.required(key, shape, about)] + keys + FormDescription.Key.validity)
    return .oneOrMore(.either([plain ?? shape, .form(form)]))
  }
}

/// The keys that a mapping may have.
struct FormDescription: Sendable {
  /// One of them.
  struct Key: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// What it is for, in a sentence that editors show.
    let about: String

    static func required(_ name: String, _ shape: Shape, _ about: String) -> Key {
      Key(name: name, shape: shape, isRequired: true, about: about)
    }

    static func optional(_ name: String, _ shape: Shape, _ about: String) -> Key {
      Key(name: name, shape: shape, isRequired: false, about: about)
    }

    static let validity: [Key] = [
      .optional("from", .date, "The first day on which it holds; left out, it has always held."),
      .optional("until", .date, "The last day on which it holds; left out, it still holds."),
    ]

    static let provenance: [Key] = [
      .optional("source", .address, "The public address where the claim can be read."),
      .optional("checked", .date, "The day on which the claim was last compared with its source."),
      .optional("confidence", .word(Confidence.self), "How sure the claim is; medium if left out."),
    ]
  }

  let title: String
  let about: String
  let keys: [Key]

  init(_ title: String, _ about: String, _ keys: [Key]) {
    self.title = title
    self.about = about
    self.keys = keys
  }
}
