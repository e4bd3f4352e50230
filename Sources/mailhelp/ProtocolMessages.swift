import Foundation
import Knowledge

/// What a program may say in a line of the line protocol.
struct Message: Decodable {
  let text: String?
  let answers: [String: String]?
  let on: String?
  let answer: String?
  let result: String?
  let command: String?

  /// Reads a line; throws what to tell the program of a line that cannot be read.
  init(_ line: String) throws(Failure) {
    do {
      self = try JSONDecoder().decode(Message.self, from: Data(line.utf8))
    } catch {
      throw Failure("this line is not a JSON object that I understand")
    }
  }

  private enum Key: CodingKey { case text, answers, on, answer, result, command }

  /// A blank text is none.
  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let words = try object.decodeIfPresent(String.self, forKey: .text)
    text = words?.allSatisfy(\.isWhitespace) == true ? nil : words
    answers = try object.decodeIfPresent([String: String].self, forKey: .answers)
    on = try object.decodeIfPresent(String.self, forKey: .on)
    answer = try object.decodeIfPresent(String.self, forKey: .answer)
    result = try object.decodeIfPresent(String.self, forKey: .result)
    command = try object.decodeIfPresent(String.self, forKey: .command)
  }

  /// The day that it names, if it is one.
  var day: Day? { on.flatMap { Day($0) } }

  /// Whether it says what only a step can be replied to with.
  var isReply: Bool { answer != nil || result != nil || command != nil }

  /// Refuses a reply that says two things: one of them would be lost.
  func requireOneThing() throws {
    guard [text, answer, result, command].compactMap(\.self).count <= 1 else {
      throw Failure("one thing at a time: text, answer, result or command")
    }
  }
}

/// The lines that a program says, one message after the other.
struct ProtocolMessages {
  private var lines = InputLines(0)

  /// The next line that is not empty, or `nil` at the end; throws what to tell of one that cannot be read.
  mutating func next() throws(Failure) -> Message? {
    while let line = try? lines.next() {
      switch line {
      case .tooLong: throw Failure(InputLines.complaint)
      case .text(let text) where text.allSatisfy(\.isWhitespace): continue
      case .text(let text): return try Message(text)
      }
    }
    return nil
  }

  /// The first line that can be read, or `nil` if there is none.
  ///
  /// - Parameter complain: is told of those that cannot be, and of what does not belong in it.
  mutating func opening(_ complain: (Failure) -> Void) -> Message? {
    while true {
      do {
        let opening = try next()
        if opening?.on != nil, opening?.day == nil {
          complain(Failure("'on' must be a day such as 2010-06-01"))
        }
        if let opening, opening.isReply, opening.command != "quit" {
          complain(
            Failure("the first line opens the session with text, answers and on; no step stood yet")
          )
        }
        return opening
      } catch {
        complain(error)
      }
    }
  }
}
