import Foundation
import Knowledge
import Testing

@testable import KnowledgeFiles

/// The pages that `kb explain` shows: one for each code, and what they call wrong and right is so.
@Suite struct DiagnosticPagesTests {
  /// Slips that no block of YAML can show.
  private static let withoutBlocks: Set<DiagnosticCode> = [
    .unreadableFile, .outsideFolder, .missingFolder, .fileTooLarge, .notUTF8, .tooManyErrors,
    .textTooLong, .tooManyNodes,
  ]

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/diagnostics")

  private struct Block {
    let isRight: Bool
    let path: String
    var lines: [String] = []
  }

  @Test(arguments: DiagnosticCode.allCases)
  func wrongAndRightAreSo(_ code: DiagnosticCode) throws {
    let page = try String(
      contentsOf: Self.folder.appendingPathComponent("\(code.rawValue).md"), encoding: .utf8)
    #expect(page.hasPrefix("# \(code.rawValue)\n"))
    let blocks = Self.blocks(of: page)
    #expect(
      blocks.map(\.isRight) == (Self.withoutBlocks.contains(code) ? [] : [false, true]))
    for block in blocks {
      let text = SourceText(path: block.path, block.lines.joined(separator: "\n"))
      let loaded = KnowledgeLoader.load([SmallBase.text, text], today: SmallBase.today)
      let shown = DiagnosticPrinter(sources: loaded.sources).text(loaded.diagnostics)
      let isFound = loaded.diagnostics.contains { $0.code == code }
      #expect(isFound != block.isRight, "\(shown)")
      let others = loaded.diagnostics.count { $0.severity == .error && $0.code != code }
      #expect(others == 0, "\(shown)")
    }
  }

  @Test func noPageIsLeftOver() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(names.sorted() == DiagnosticCode.allCases.map { "\($0.rawValue).md" }.sorted())
  }

  private static func blocks(of page: String) -> [Block] {
    var blocks: [Block] = []
    var isInBlock = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if isInBlock, line == "```" {
        isInBlock = false
      } else if isInBlock {
        blocks[blocks.count - 1].lines.append(line)
      } else if line.hasPrefix("```yaml ") {
        let words = line.split(separator: " ")
        guard words.count == 3 else { continue }
        blocks.append(Block(isRight: words[1] == "right", path: String(words[2])))
        isInBlock = true
      }
    }
    return blocks
  }
}
