/// Asks and shows, without knowing what about. Both ways of asking take the same questions and give
/// the same replies; every call waits for the person.
public protocol Prompter {
  /// How texts are laid out, for the width the output has now.
  var layout: TextLayout { get }

  /// Asks for one of several options.
  func choose(_ prompt: ChoicePrompt) -> ChoiceReply

  /// Asks for words: one line, or a pasted log.
  func readLine(_ prompt: TextPrompt) -> TextReply

  /// Shows blocks, set off from what was shown before by an empty line.
  func show(_ blocks: [Block])
}

extension Prompter {
  /// Shows blocks, set off from what was shown before by an empty line.
  public func show(_ blocks: Block...) { show(blocks) }
}

/// Something that may be typed instead of an answer, for example `b` or "back".
public struct PromptCommand: Equatable, Sendable {
  /// What the reply carries.
  public let id: String
  /// The key that gives it at once in a menu.
  public let key: Character
  /// What it is called on the screen; typed in full it works as well.
  public let word: String
  /// Whether the Escape key gives it too.
  public let onEscape: Bool

  /// A command; without a word of its own it is called by its identifier.
  public init(_ id: String, key: Character, word: String? = nil, onEscape: Bool = false) {
    self.id = id
    self.key = key
    self.word = word ?? id
    self.onEscape = onEscape
  }

  func isMeant(by typed: String) -> Bool {
    let typed = typed.lowercased()
    return typed == key.lowercased() || typed == word.lowercased()
  }
}

/// A question with options.
public struct ChoicePrompt: Equatable, Sendable {
  /// One thing to choose.
  public struct Option: Equatable, Sendable {
    /// What it says; `**bold**` is allowed.
    public let label: String
    /// A remark below the label.
    public let hint: String?

    /// An option, with or without a remark.
    public init(_ label: String, hint: String? = nil) {
      self.label = label
      self.hint = hint
    }
  }

  /// The question itself.
  public var title: String
  /// Paragraphs below the title.
  public var details: [String]
  /// What can be chosen, numbered from 1 on the screen and from 0 in the reply.
  public var options: [Option]
  /// What else can be said.
  public var commands: [PromptCommand]
  /// The option that Enter alone takes; none means the first in a menu and no such short cut in
  /// plain lines.
  public var preselected: Int?
  /// Whether Enter alone is no answer: nothing is selected at first, and it is asked again. For what
  /// nobody shall say by leaning on a key.
  public var needsChoosing: Bool
  /// Whether the last option is for whoever finds no other that fits: a menu too long for the screen tells
  /// its number all the same.
  public var endsInLastResort = false
  /// Whether words of one's own are an answer; while they are typed the menu shows only options
  /// that fit them.
  public var allowsText: Bool
  /// What to say about typing, for example "or type the message you see".
  public var textHint: String

  /// A question with options.
  public init(
    _ title: String, details: [String] = [], options: [Option], commands: [PromptCommand] = [],
    preselected: Int? = nil, needsChoosing: Bool = false, allowsText: Bool = false,
    textHint: String = "or type your own words"
  ) {
    self.title = title
    self.details = details
    self.options = options
    self.commands = commands
    self.preselected = preselected.flatMap { options.indices.contains($0) ? $0 : nil }
    self.needsChoosing = needsChoosing && self.preselected == nil
    self.allowsText = allowsText
    self.textHint = textHint
  }

  /// The option whose number was typed, and nothing else: `3`, `3.` or `3)`.
  func option(numbered typed: String) -> Int? {
    let number = Self.number(in: typed)
    return options.indices.first { $0 + 1 == number }
  }

  /// Whether a number was typed, and nothing else, that no option has. From 100 on it may be an
  /// error code, and one that an option speaks of, such as a port or a size, is meant as words.
  func isNumberOfNone(_ typed: String) -> Bool {
    guard let number = Self.number(in: typed), (-99...99).contains(number), !options.isEmpty else {
      return false
    }
    return option(numbered: typed) == nil
      && !options.contains { $0.label.split { !$0.isNumber }.contains { Int($0) == number } }
  }

  /// What to say to a number that no option has.
  var countOfOptions: String {
    options.count == 1 ? "There is 1 answer." : "There are \(options.count) answers."
  }

  private static func number(in typed: String) -> Int? {
    var number = typed.trimmingSpaces[...]
    if number.count > 1, number.last == "." || number.last == ")" { number.removeLast() }
    return Int(number)
  }

  /// What typed words mean here; nil if they are none of the options and commands.
  func meaning(of typed: String) -> ChoiceReply? {
    let typed = typed.trimmingSpaces
    if let index = option(numbered: typed) { return .option(index) }
    if let command = commands.first(where: { $0.isMeant(by: typed) }) {
      return .command(command.id)
    }
    let wanted = typed.lowercased()
    if let index = options.firstIndex(where: { $0.label.lowercased() == wanted }) {
      return .option(index)
    }
    guard !allowsText, !wanted.isEmpty else { return nil }
    let near = options.indices.filter { options[$0].label.lowercased().hasPrefix(wanted) }
    return near.count == 1 ? .option(near[0]) : nil
  }
}

/// What came of a question with options.
public enum ChoiceReply: Equatable, Sendable {
  /// The option at this index, counted from 0.
  case option(Int)
  /// A command, by its identifier.
  case command(String)
  /// Words of one's own, as typed or pasted; only where the prompt allows text. They may hold
  /// control characters: show them as `Block.verbatim`.
  case text(String)
  /// Nobody will answer any more: end of the input, Ctrl-D, or the output was closed.
  case endOfInput
  /// Ctrl-C, where the prompter was told to report it.
  case interrupted
}

/// A question for words.
public struct TextPrompt: Equatable, Sendable {
  /// The question itself.
  public var title: String
  /// Paragraphs below the title.
  public var details: [String]
  /// What else can be said: typed alone on the line, as key or word.
  public var commands: [PromptCommand]
  /// Whether several lines make one answer, as a pasted log does.
  public var allowsSeveralLines: Bool
  /// Whether Enter alone is an answer, the empty text.
  public var allowsEmpty: Bool
  /// What stands there to be changed; where nothing can be, Enter alone takes it. Empty if nothing does.
  public var earlier: String

  /// A question for words.
  public init(
    _ title: String, details: [String] = [], commands: [PromptCommand] = [],
    allowsSeveralLines: Bool = false, allowsEmpty: Bool = false, earlier: String = ""
  ) {
    self.earlier = earlier
    self.title = title
    self.details = details
    self.commands = commands
    self.allowsSeveralLines = allowsSeveralLines
    self.allowsEmpty = allowsEmpty
  }

  /// What a finished text means; nil if it is no answer.
  func meaning(of typed: String) -> TextReply? {
    let trimmed = typed.trimmingSpaces
    if trimmed.isEmpty { return allowsEmpty ? .text("") : nil }
    if let command = commands.first(where: { $0.isMeant(by: trimmed) }) {
      return .command(command.id)
    }
    return .text(typed)
  }
}

/// What came of a question for words.
public enum TextReply: Equatable, Sendable {
  /// The words, as typed or pasted; lines are parted by `\n`. They may hold control characters:
  /// show them as `Block.verbatim`.
  case text(String)
  /// A command, by its identifier.
  case command(String)
  /// Nobody will answer any more: end of the input, Ctrl-D, or the output was closed.
  case endOfInput
  /// Ctrl-C, where the prompter was told to report it.
  case interrupted
}
