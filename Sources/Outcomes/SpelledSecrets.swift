/// Secrets in one line that only several words together give away: an address in words, an app password in
/// its four groups, a code for signing in, a password of ordinary words.
struct SpelledSecrets {
  /// What stands for each word that belongs to one; an empty text where the word before says it already.
  private(set) var blanks: [Int: String] = [:]
  /// Whether somebody has said outright what their password is.
  private(set) var tellsPassword = false

  private let pieces: [Substring]
  /// The same in lower case, without the signs around them.
  private let words: [String]

  init(_ pieces: [Substring], _ words: [String]) {
    self.pieces = pieces
    self.words = words
    for index in pieces.indices where blanks[index] == nil {
      blankAddress(around: index)
      blankGroupsOfFour(from: index)
      blankCode(after: index)
      blankPhrase(after: index)
    }
  }

  private mutating func blank(_ range: ClosedRange<Int>, _ remark: String) {
    for index in range { blanks[index] = index == range.lowerBound ? remark : "" }
  }

  // MARK: Addresses

  private static let ats: Set = ["at", "ät", "arroba"]
  private static let bracketedAts: Set = ["(at)", "[at]", "<at>", "{at}", "(ät)", "[ät]"]
  private static let dots: Set = ["dot", "punkt", "punto"]
  /// What names of servers begin with, at which no person is.
  private static let servers = ["imap", "pop", "smtp", "mail", "webmail", "mx", "www", "outlook"]

  /// "bob at example dot org", "jane dot doe (at) example.com", "bob at example.org"
  private mutating func blankAddress(around at: Int) {
    let isBracketed = Self.bracketedAts.contains(pieces[at].lowercased())
    guard isBracketed || Self.ats.contains(words[at]), at > 0, at + 1 < pieces.count else { return }
    var end = at + 1
    while end + 2 < pieces.count, Self.dots.contains(words[end + 1]) { end += 2 }
    let domain = words[at + 1]
    let isDomain =
      domain.contains(".") && domain.contains(where: \.isLetter)
      && !Self.servers.contains(where: domain.hasPrefix)
    guard isBracketed || end > at + 1 || isDomain && !KeptText.ordinary.contains(words[at - 1])
    else { return }
    var start = at - 1
    while start > 1, Self.dots.contains(words[start - 1]) { start -= 2 }
    blank(start...end, "[address]")
  }

  // MARK: App passwords

  /// "abcd efgh ijkl mnop", as they are shown. Without a word that announces it, hardly any of the four may
  /// be an ordinary word. The person is told only of what hardly is a sentence in some language: in two of
  /// five groups of letters drawn by chance there is no vowel, in words nearly never.
  private mutating func blankGroupsOfFour(from start: Int) {
    let end = start + 4
    guard end <= pieces.count,
      words[start..<end].allSatisfy({ $0.count == 4 && $0.allSatisfy(\.isLetter) })
    else { return }
    let isAnnounced = words[max(0, start - 4)..<start].contains { KeptText.isSecretWord($0) }
    let unusual = words[start..<end].count { !KeptText.ordinary.contains($0) }
    guard unusual >= (isAnnounced ? 2 : 3) else { return }
    let isDrawn = words[start..<end].contains { $0.allSatisfy(Self.consonants.contains) }
    blank(start...(end - 1), "[password]")
    if isAnnounced || isDrawn { tellsPassword = true }
  }

  private static let consonants = Set("bcdfghjklmnpqrstvwxz")

  // MARK: Codes

  private static let codeWords: Set = [
    "code", "codes", "otp", "tan", "código", "codigo", "codice",
  ]
  private static let signInWords: Set = [
    "verification", "verify", "security", "sign-in", "signin", "login", "confirmation", "one-time",
    "sms", "texted", "otp", "tan", "authentication", "authenticator", "2fa", "recovery", "backup",
  ]
  private static let errorWords: Set = [
    "error", "fault", "status", "smtp", "reply", "response", "return", "exit", "result", "fehler",
  ]

  /// "security code 4829", "the code is 482 913"; the code of an error stays.
  private mutating func blankCode(after index: Int) {
    guard Self.codeWords.contains(words[index]) else { return }
    let near = words[max(0, index - 3)..<min(index + 4, words.count)]
    guard Self.errorWords.isDisjoint(with: words[max(0, index - 2)..<index]) else { return }
    let isForSigningIn = !Self.signInWords.isDisjoint(with: near)
    let following = (index + 1)..<min(index + 5, pieces.count)
    for place in following {
      let digits = words[place].count(where: \.isNumber)
      guard digits > 0, words[place].allSatisfy({ $0.isNumber || $0 == "-" }) else { continue }
      let isHalved =
        digits == 3 && place + 1 < words.count && words[place + 1].count == 3
        && words[place + 1].allSatisfy(\.isNumber)
      if isHalved { return blank(place...(place + 1), "[code]") }
      if digits >= 6 || digits >= 4 && isForSigningIn { return blank(place...place, "[code]") }
    }
  }

  // MARK: Passwords of ordinary words

  private static let equals: Set = ["is", "was", "equals"]
  /// With these a sentence goes on that has not told the password.
  private static let breaks: Set = [
    "and", "as", "at", "because", "but", "by", "for", "i", "if", "in", "it", "no", "not", "on",
    "or",
    "since", "so", "still", "that", "when", "with",
  ]

  /// "the password is correct horse battery": what an unusual word ends was not ordinary either.
  private mutating func blankPhrase(after index: Int) {
    guard KeptText.isSecretWord(words[index]) else { return }
    let isEqual = index + 1 < words.count && Self.equals.contains(words[index + 1])
    guard isEqual || pieces[index].hasSuffix(":") else { return }
    let start = index + (isEqual ? 2 : 1)
    var last: Int?
    for place in start..<max(start, min(start + 4, words.count)) {
      if Self.breaks.contains(words[place]) { break }
      if !KeptText.ordinary.contains(words[place]), !words[place].isEmpty { last = place }
      if pieces[place].last.map({ ".,;!?".contains($0) }) == true { break }
    }
    guard let last else { return }
    let isAlone =
      last == start && (last + 1 == words.count || Self.breaks.contains(words[last + 1]))
    if isAlone || !isEqual || words[start].contains(where: \.isNumber) { tellsPassword = true }
    blank(start...last, "[password]")
  }
}
