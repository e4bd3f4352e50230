import Knowledge

/// The messages that programs and servers show when it is a certain cause: of each signature one
/// form, those first that point to the cause more than to any other.
struct TypicalMessages {
  /// More of them are not read.
  private static let most = 12

  /// The messages of each cause that has any, as they are shown.
  let byCause: [Cause.ID: [String]]
  /// Every form of the messages that point to a cause more than to most others, to be found by; a form that
  /// stands within another is not told apart from it.
  let formsByCause: [Cause.ID: [String]]

  /// A message, and its part in all that its signature points to, by the strengths that stand there.
  private struct Message {
    let text: String
    let share: Double
  }

  init(_ knowledge: KnowledgeBase) {
    var forms: [Cause.ID: [Message]] = [:]
    for signature in knowledge.signatures {
      let strong = signature.causes.filter { $0.strength == .strong }
      let pointed = strong.isEmpty ? signature.causes.filter { $0.strength == .moderate } : strong
      for cause in pointed.map(\.cause) {
        forms[cause, default: []] += signature.patterns.map { Message(text: $0, share: 1) }
      }
    }
    formsByCause = forms.mapValues { Self.distinct($0).map(\.text) }
    var found: [Cause.ID: [Message]] = [:]
    for signature in knowledge.signatures where !signature.isGeneralStatus {
      guard let text = signature.mostReadableForm else { continue }
      let worths = signature.causes.map { knowledge.scale.strengths[$0.strength] ?? 0 }
      let sum = worths.reduce(0, +)
      for (pointed, worth) in zip(signature.causes, worths) where pointed.strength == .strong {
        let share = sum > 0 ? worth / sum : 0
        found[pointed.cause, default: []].append(Message(text: text, share: share))
      }
    }
    byCause = found.mapValues { messages in
      Self.distinct(messages).enumerated()
        .sorted { (-$0.element.share, $0.offset) < (-$1.element.share, $1.offset) }
        .prefix(Self.most).map { $0.element.text.asOnTheScreen }
    }
  }

  /// The messages without those that another one contains.
  private static func distinct(_ messages: [Message]) -> [Message] {
    let texts = messages.map { Array($0.text.lowercased().utf8) }
    return messages.indices.filter { position in
      !texts.indices.contains { other in
        other != position && texts[other].holds(texts[position])
          && (texts[other] != texts[position] || other < position)
      }
    }.map { messages[$0] }
  }
}

extension [UInt8] {
  /// Whether the bytes of a part stand in it. Of thousands of short texts that are compared with one another
  /// it takes a fraction of what the search in strings does.
  fileprivate func holds(_ part: Self) -> Bool {
    guard let first = part.first else { return true }
    return indices.dropLast(part.count - 1).contains {
      self[$0] == first && self[$0...].starts(with: part)
    }
  }
}

extension String {
  /// A form as a screen shows it. Forms are looked for in any case and mostly written in small letters;
  /// numbers, servers' status words, names of errors and codes in brackets stand in capitals.
  fileprivate var asOnTheScreen: String {
    Signature.readable(self).split(separator: " ").map { word -> String in
      if word.hasPrefix("0x") { return "0x" + word.dropFirst(2).uppercased() }
      if word.hasPrefix("-err") || word.hasPrefix("+ok") {
        return word.prefix(4).uppercased() + word.dropFirst(4)
      }
      let isInBrackets = word.hasPrefix("[") && word.hasSuffix("]")
      if isInBrackets || word.hasPrefix("aadsts") || word.contains("_error") {
        return word.uppercased()
      }
      return String(word).spokenByAPerson
    }.joined(separator: " ")
  }
}

extension Signature {
  /// Whether it is a status code that any server gives (RFC 3463) and nothing more.
  fileprivate var isGeneralStatus: Bool {
    saidBy.allSatisfy { $0 == "any" } && patterns.allSatisfy(Self.namesStatus)
      && !patterns.prefix(1).contains(where: Self.hasWords)
  }

  /// The author's first form that has words or letters, else the first.
  fileprivate var mostReadableForm: String? {
    patterns.first(where: Self.hasWords) ?? patterns.first
  }

  private static func hasWords(_ form: String) -> Bool { form.contains(where: \.isLetter) }

  /// Whether a status code such as `5.7.1` stands in the form.
  private static func namesStatus(_ form: String) -> Bool {
    form.split { $0 != "." && !$0.isWholeNumber }.contains { number in
      let parts = number.split(separator: ".")
      return parts.count == 3 && ["2", "4", "5"].contains(parts[0])
    }
  }
}
