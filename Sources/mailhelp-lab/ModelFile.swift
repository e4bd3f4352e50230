import Foundation
import Planning

/// A file of decision models in JSON: an object with "worked" and "models", or a list of models, or
/// one model. Keys that are not known are ignored.
struct ModelFile {
  /// The models in one sequence, "worked" first.
  let entries: [Entry]

  struct Entry {
    let name: String
    let model: DecisionModel
    /// Published or computed figures by name, if the file gives any.
    let expected: [String: Double]
    let cases: [PosteriorCase]
  }

  struct PosteriorCase {
    let findings: [ModelEvidence]
    /// What the file expects, if it says.
    let posterior: [Double]?
  }

  /// What went wrong, in one line that names the place.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(path: String) throws(Failure) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Failure(description: "\(path): cannot be read")
    }
    if let slip = Self.syntaxSlip(in: data) {
      let place = slip.place.map { ":\($0.line):\($0.column)" } ?? ""
      throw Failure(description: "\(path)\(place): not JSON: \(slip.problem)")
    }
    do {
      let file = try JSONDecoder().decode(RawFile.self, from: data)
      var entries: [Entry] = []
      for (place, raw) in file.entries { entries.append(try raw.checked(at: place)) }
      self.entries = entries
    } catch let failure as Failure {
      throw Failure(description: "\(path): \(failure.description)")
    } catch let error as DecodingError {
      throw Failure(description: "\(path): \(Self.describe(error))")
    } catch {
      throw Failure(description: "\(path): \(error)")
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(let type, let context):
      "\(place(context.codingPath)): it should be \(name(of: type))"
    case .valueNotFound(let type, let context):
      "\(place(context.codingPath)): it should be \(name(of: type)), not null"
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath)): \"\(key.stringValue)\" is missing"
    // What the older parser has let through.
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      "it is not in UTF-8 or UTF-16, or a number in it is too near to 0"
    case .dataCorrupted(let context):
      "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is Double.Type: "a number"
    case is String.Type: "a text"
    case is [Any].Type, is any UnkeyedDecodingContainer.Type: "a list"
    default: "an object"
    }
  }

  /// What is wrong with the JSON itself, and where. The decoder does not say where; the older parser
  /// does, in bytes from the beginning.
  private static func syntaxSlip(
    in data: Data
  ) -> (problem: String, place: (line: Int, column: Int)?)? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "\(error)"
      guard let match = text.firstMatch(of: #/ (?:around|starting from) character (\d+)/#),
        let offset = Int(match.1)
      else { return (text, nil) }
      let before = data.prefix(offset)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
      return (text.replacing(match.0, with: ""), (line, column))
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "file") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
  }
}
