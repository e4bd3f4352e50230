/// A person's own words as they may be stored if the person agrees: without addresses, passwords, user
/// names, numbers of accounts and hosts that are not known to be everybody's.
///
/// Rather too much is blanked than too little: what is left out can be asked for again.
public struct KeptText: Sendable, Hashable {
  /// The words, with a remark in brackets for each thing that was blanked.
  public let text: String
  /// Whether somebody seems to have said what their password is, and not only that there is one.
  public let tellsPassword: Bool

  /// No text is kept beyond so many characters.
  static let longest = 4_000

  /// What is left of a text.
  /// - Parameter publicHosts: whether a host, in lower case, is one that everybody may know, such as a
  ///   large provider's.
  public init(blanking words: String, publicHosts: @escaping (String) -> Bool = { _ in false }) {
    var reader = Reader(publicHosts: publicHosts)
    text = String(
      words.prefix(Self.longest).split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in reader.blanked(line) }.joined(separator: "\n"))
    tellsPassword = reader.tellsPassword
  }

  /// Reads word by word; what follows a word such as *password* is blanked unless it is an ordinary word.
  private struct Reader {
    let publicHosts: (String) -> Bool
    /// So many of the next words may be what the last such word announced.
    private var suspicion = 0
    private var announced = "[password]"
    private(set) var tellsPassword = false

    init(publicHosts: @escaping (String) -> Bool) { self.publicHosts = publicHosts }

    mutating func blanked(_ line: Substring) -> String {
      var kept: [String] = []
      let pieces = line.split(whereSeparator: \.isWhitespace)
      let words = pieces.map(KeptText.bare)
      let spelled = SpelledSecrets(pieces, words)
      if spelled.tellsPassword { tellsPassword = true }
      for (index, piece) in pieces.enumerated() {
        if let blank = spelled.blanks[index] {
          if !blank.isEmpty { kept.append(blank) }
          continue
        }
        // A word that stands before "is my password".
        if ["is", "as"].contains(words[index]), !kept.isEmpty,
          words[(index + 1)...].prefix(3).contains(where: KeptText.secretWords.contains),
          !KeptText.ordinary.contains(KeptText.bare(kept[kept.count - 1]))
        {
          kept[kept.count - 1] = "[password]"
        }
        kept.append(
          isOfLongNumber(index, pieces) ? "[number]" : blanked(piece, bare: words[index]))
      }
      return kept.joined(separator: " ")
    }

    /// Whether a piece stands in a row of digits that are too many together, as those of a card.
    private func isOfLongNumber(_ index: Int, _ pieces: [Substring]) -> Bool {
      guard KeptText.isDigits(pieces[index]) else { return false }
      let before = pieces[..<index].reversed().prefix(while: KeptText.isDigits)
      let after = pieces[index...].prefix(while: KeptText.isDigits)
      let digits = (before + after).map { $0.count(where: \.isNumber) }
      return digits.count > 1 && digits.reduce(0, +) >= KeptText.mostDigits
    }

    private mutating func blanked(_ piece: Substring, bare word: String) -> String {
      // "password=hunter2", "pass:hunter2"
      if let cut = piece.firstIndex(where: { $0 == "=" || $0 == ":" }),
        let kind = KeptText.announced(by: KeptText.bare(piece[..<cut]))
      {
        let rest = piece[piece.index(after: cut)...]
        announced = kind
        suspicion = rest.isEmpty ? 3 : 2
        if !rest.isEmpty, kind == "[password]" { tellsPassword = true }
        return rest.isEmpty ? String(piece) : piece[...cut] + kind
      }
      if let kind = KeptText.announced(by: word) {
        announced = kind
        suspicion = KeptText.patience
        let isAlone = !KeptText.writtenTogether.contains { word.hasPrefix($0) && word != $0 }
        return isAlone || !word.contains(where: \.isASCII) ? String(piece) : kind
      }
      if let blank = KeptText.blank(for: piece, publicHosts) {
        if suspicion > 0, blank == "[password]" { tellsPassword = true }
        return blank
      }
      guard suspicion > 0 else { return String(piece) }
      if KeptText.ordinary.contains(word) { return String(piece) }
      suspicion -= 1
      if announced == "[password]", word.contains(where: \.isNumber), !word.hasPrefix("0x") {
        tellsPassword = true
      }
      return announced
    }
  }

  /// So many words that are not ordinary are blanked after a word that announces a secret.
  private static let patience = 3

  /// So many digits are somebody's number, and one less, in one word, a code to sign in with.
  private static let mostDigits = 7

  private static func isDigits(_ piece: Substring) -> Bool {
    piece.contains(where: \.isNumber)
      && piece.allSatisfy { $0.isNumber || "+-()/,;".contains($0) }
      && !ports.contains(bare(piece))
  }

  private static let ports: Set = ["25", "110", "143", "465", "587", "993", "995", "2525"]

  /// A word in lower case without the signs around it.
  private static func bare(_ piece: some StringProtocol) -> String {
    let lower = piece.lowercased()
    guard let first = lower.firstIndex(where: { $0.isLetter || $0.isNumber }),
      let last = lower.lastIndex(where: { $0.isLetter || $0.isNumber })
    else { return "" }
    return String(lower[first...last])
  }

  /// Whether a word announces a secret.
  static func isSecretWord(_ word: String) -> Bool {
    secretWords.contains(word) || writtenTogether.contains(where: word.hasPrefix)
  }

  private static func announced(by word: String) -> String? {
    if isSecretWord(word) { return "[password]" }
    return nameWords.contains(word) ? "[name]" : nil
  }

  /// What stands for a word that gives itself away, or nil.
  private static func blank(
    for piece: Substring, _ publicHosts: (String) -> Bool
  ) -> String? {
    let word = bare(piece)
    if piece.contains(where: { $0 == "@" || $0 == "＠" }) || word.contains("%40")
      || ["(at)", "[at]", "<at>", "{at}"].contains(where: piece.lowercased().contains)
    {
      return "[address]"
    }
    if piece.contains("\\") || word.contains("home/") || word.contains("users/") { return "[name]" }
    if let host = host(in: word) {
      return publicHosts(host) ? host + port(after: host, in: word) : "[host]"
    }
    if word.filter({ $0 == ":" }).count >= 2, word.allSatisfy({ $0.isHexDigit || $0 == ":" }) {
      return "[host]"
    }
    let digits = word.filter(\.isNumber).count
    if digits >= mostDigits, !word.hasPrefix("0x") { return "[number]" }
    if digits == mostDigits - 1, word.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "g" }) {
      return "[code]"
    }
    return isSecret(piece, digits: digits) ? "[password]" : nil
  }

  /// The name or number of a computer in a word, without what stands before and after it.
  private static func host(in word: String) -> String? {
    let start = word.firstRange(of: "://")?.upperBound ?? word.startIndex
    let host = word[start...].prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !labels.contains(where: \.isEmpty) else {
      return start > word.startIndex ? String(host) : nil
    }
    if labels.count == 4, labels.allSatisfy({ UInt8($0) != nil }) { return String(host) }
    guard let last = labels.last, last.count > 1, last.contains(where: \.isLetter) else {
      return nil
    }
    return String(host)
  }

  private static func port(after host: String, in word: String) -> String {
    guard let end = word.firstRange(of: host)?.upperBound, word[end...].first == ":" else {
      return ""
    }
    let digits = word[end...].dropFirst().prefix { $0.isNumber }
    return digits.isEmpty ? "" : ":" + digits
  }

  /// Whether a word looks like a password or a token: letters, digits and signs mixed, or long and of
  /// the letters of Base64.
  private static func isSecret(_ piece: Substring, digits: Int) -> Bool {
    let letters = piece.filter(\.isLetter)
    if digits > 0, !letters.isEmpty, piece.contains(where: { "!#$%&*^~?+".contains($0) }) {
      return true
    }
    let groups = piece.split(separator: "-")
    if groups.count == 4, groups.allSatisfy({ $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
      return true
    }
    guard piece.count >= 12,
      piece.allSatisfy({ $0.isLetter || $0.isNumber || "+/=_-".contains($0) })
    else { return false }
    let isMixed = letters.contains(where: \.isUppercase) && letters.contains(where: \.isLowercase)
    return piece.hasSuffix("=") || (isMixed && digits > 0)
  }

  private static let secretWords: Set = [
    "password", "passwords", "pass", "passwd", "passphrase", "passcode", "pwd", "pw", "passwort",
    "kennwort", "pin", "token", "secret", "key", "credentials",
    "contraseña", "contrasena", "clave", "senha", "palavra-passe", "passe", "wachtwoord", "parola",
    "lösenord", "adgangskode", "salasana", "hasło", "heslo", "пароль", "şifre", "jelszó",
  ]
  /// The same in languages that leave no space after it.
  private static let writtenTogether = ["密码", "密碼", "パスワード", "비밀번호", "暗証番号"]
  private static let nameWords: Set = [
    "user", "username", "login", "userid", "benutzer", "benutzername", "usuario", "utilisateur",
    "utente", "gebruiker", "gebruikersnaam",
  ]

  /// Words that are nobody's password, and say what happened to it.
  static let ordinary: Set = Set(
    """
    a about accepted account accounts after again all always am an and any anymore anything app are as \
    ask asked asking asks at back be because been before box but by can cannot changed client come comes \
    coming computer correct could did didn't does doesn't doing don't each email empty enter entered error \
    every expired fails failed failure fine for forgot forgotten from get gets getting gmail gone good got \
    had has have he help her his how i if imap in incorrect into invalid is isn't it it's its just keep \
    keeps keyboard laptop locked lost mail manager message missing my name need needed never new no not \
    now of off ok okay old on only or our outdated outlook over phone pop pop3 prompt prompts refused \
    reject rejected rejects required reset right safe same save saved says screen send sending sends \
    server set she should since smtp so still stored than that the their them then there they this \
    thunderbird times to today too twice type typed typing unknown until up use used uses using wants was \
    we when which while will window with without won't works would wrong yesterday you your
    """.split(separator: " ").map(String.init))
}
