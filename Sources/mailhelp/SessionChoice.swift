import ArgumentParser
import Foundation

/// Which of the sessions that were left goes on.
enum SessionChoice: Equatable, ExpressibleByArgument, CustomStringConvertible {
  /// The latest that has not ended.
  case latest
  /// The one whose name begins so.
  case named(String)

  init(argument: String) { self = .named(argument) }

  var description: String {
    switch self {
    case .latest: "the latest"
    case .named(let name): name
    }
  }

  /// The arguments with an empty name behind `--resume=` as an argument of its own: it would else pass
  /// for no name, which means the latest session, where a script meant one and had none.
  static func named(in arguments: [String]) -> [String] {
    arguments.flatMap { $0 == "--resume=" ? ["--resume", ""] : [$0] }
  }

  /// Whether a text can be the beginning of a session's name, which is a UUID.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 36
      && text.utf8.allSatisfy { UInt8(ascii: "-") == $0 || isxdigit(Int32($0)) != 0 }
  }
}
