import Knowledge

/// Words and numbers for how often, how much and how long.
extension Value {
  /// A likelihood word of the scale, or a number from 0 to 1.
  func likelihood(_ vocabulary: Vocabulary) -> Double? {
    guard let text = text(called: "a likelihood") else { return nil }
    if let worth = vocabulary.scale.likelihoods[text] { return worth }
    if text.looksLikeNumber { return share(text) }
    report(
      .unknownLikelihood, "\(text.quoted) is no likelihood word",
      hint: Self.suggestion(for: text, amongWords: vocabulary.scale.likelihoods))
    return nil
  }

  /// A number from 0 to 1; whoever counts in hundreds or with a comma is shown how.
  private func share(_ text: String) -> Double? {
    let number = text.isDecimal ? Double(text) : nil
    if let number, (0...1).contains(number) { return number }
    let hint =
      text.asShare.map { "write \($0), or a word such as 'usually'" }
      ?? "write a number such as 0.8, or a word such as 'usually'"
    report(
      number == nil ? .badNumber : .outOfRange,
      "a likelihood is a number from 0 to 1, and \(text.quoted) is not", hint: hint)
    return nil
  }

  /// A likelihood as a probability.
  func probability(_ vocabulary: Vocabulary) -> Probability? {
    likelihood(vocabulary).flatMap { Probability($0) }
  }

  /// A weight word of the scale, or a number of at least 0.
  func weight(_ vocabulary: Vocabulary) -> Double? {
    guard let text = text(called: "a weight") else { return nil }
    if let worth = vocabulary.scale.weights[text] { return worth }
    if text.hasSuffix("%") {
      let words = vocabulary.scale.weights.keysByValue
      let word = words.isEmpty ? "" : "a word such as '\(words[words.count / 2])', or "
      report(
        .badNumber, "a weight is no share of a hundred, and \(text.quoted) is one",
        hint: "write \(word)a number without '%': what counts is how weights compare")
      return nil
    }
    if text.looksLikeNumber { return decimal(in: 0...1_000_000) }
    report(
      .unknownWeight, "\(text.quoted) is no weight word",
      hint: Self.suggestion(for: text, amongWords: vocabulary.scale.weights))
    return nil
  }

  /// How often a value is seen anyway: a weight of either sort.
  func background(_ vocabulary: Vocabulary) -> Double? {
    if node.kind == .text, let worth = vocabulary.scale.likelihoods[node.text] { return worth }
    return weight(vocabulary)
  }

  /// A duration that is more than none at all: what costs nothing cannot be weighed.
  func effort() -> Double? {
    guard let minutes = duration() else { return nil }
    if minutes > 0 { return minutes }
    report(
      .badDuration, "\(node.text.quoted) is no time at all",
      hint: "say how long it takes, such as '15 seconds'")
    return nil
  }

  /// `30 seconds`, `3 minutes`, `1 hour`, in minutes.
  func duration() -> Double? {
    guard let text = text(called: "a duration") else { return nil }
    let parts = text.split(separator: " ")
    let minutes: Double? =
      switch parts.last {
      case "second", "seconds": 1.0 / 60
      case "minute", "minutes", "min": 1
      case "hour", "hours": 60
      case "day", "days": 1440
      default: nil
      }
    guard parts.count == 2, let minutes, String(parts[0]).looksLikeNumber,
      let number = Double(parts[0]), number >= 0, number <= 10_000
    else {
      report(
        .badDuration, "\(text.quoted) is not a duration",
        hint: text.asMinutes.map { "write '\($0)'" }
          ?? "durations are written '30 seconds', '3 minutes' or '1 hour'")
      return nil
    }
    return number * minutes
  }

  private static func suggestion(for word: String, amongWords words: [String: Double]) -> String {
    suggestion(for: word, among: words.keysByValue)
  }
}

extension [String: Double] {
  /// The words of a scale, that of the greatest worth first.
  var keysByValue: [String] {
    sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

extension String {
  /// `4 minutes` for `4`, `4min` and `4 m`; nil where it is not plain what was meant.
  fileprivate var asMinutes: String? {
    let digits = prefix { $0.isASCII && $0.isNumber }
    let unit = dropFirst(digits.count).drop { $0 == " " }
    guard !digits.isEmpty, digits.count <= 4,
      ["", "m", "min", "mins", "min.", "minute", "minutes"].contains(unit)
    else { return nil }
    return digits == "1" ? "1 minute" : "\(digits) minutes"
  }

  /// `0.93` for `93 %`, `93` and `0,93`; nil where it is not plain what was meant.
  fileprivate var asShare: String? {
    let digits = filter { $0 != " " && $0 != "%" }.replacing(",", with: ".")
    guard digits.isDecimal, let number = Double(digits), number >= 0 else { return nil }
    if number <= 1, !contains("%") { return digits }
    guard number <= 100, contains("%") || number >= 10 else { return nil }
    return String(number / 100)
  }

  /// Whether the author meant a number.
  var looksLikeNumber: Bool {
    guard let first = utf8.first else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
      || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+")].contains(first)
  }
}
