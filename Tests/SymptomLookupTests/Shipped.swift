import Foundation
import Knowledge
import KnowledgeFiles

@testable import SymptomLookup

/// What is shipped with the program, loaded once.
enum Shipped {
  static let knowledge: KnowledgeBase = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("KnowledgeBase").path
    return KnowledgeLoader.load(folder: folder, today: TinyBase.today).knowledge
  }()

  static let index = SymptomIndex(knowledge, on: TinyBase.today)
}
