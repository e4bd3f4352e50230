import Foundation
import Knowledge
import Testing

@testable import KnowledgeFiles

@Suite struct ReadingFolderTests {
  @Test func filesComeInOrderAndOthersArePassedOver() throws {
    try inFolder { folder in
      try write("b: 1", to: "\(folder)/rules/b.yaml")
      try write("a: 1", to: "\(folder)/causes/connect/a.yaml")
      try write("", to: "\(folder)/README.md")
      try write("x: 1", to: "\(folder)/.hidden.yaml")
      try write("x: 1", to: "\(folder)/.git/config.yaml")
      try write("x: 1", to: "\(folder)/old.yml")
      try write("x: 1", to: "\(folder)/rules/c.yaml.txt")
      try write("x: 1", to: "\(folder)/rules/d.YAML")
      let (texts, diagnostics) = KnowledgeFolder(folder).sources()
      #expect(texts.map(\.path) == ["causes/connect/a.yaml", "rules/b.yaml"])
      #expect(texts.first?.bytes == Array("a: 1".utf8))
      #expect(diagnostics.map(\.location.file) == ["old.yml", "rules/c.yaml.txt", "rules/d.YAML"])
      #expect(diagnostics.allSatisfy { $0.severity == .warning })
      #expect(diagnostics.map(\.hint) == ["old", "c", "d"].map { "rename it to '\($0).yaml'" })
    }
  }

  @Test func linksOutOfTheFolderAreRefused() throws {
    try inFolder { outside in
      try write("secret: 1", to: "\(outside)/secret.yaml")
      try inFolder { folder in
        let files = FileManager.default
        try write("a: 1", to: "\(folder)/a.yaml")
        try files.createSymbolicLink(
          atPath: "\(folder)/inside.yaml", withDestinationPath: "a.yaml")
        try files.createSymbolicLink(
          atPath: "\(folder)/secret.yaml", withDestinationPath: "\(outside)/secret.yaml")
        try files.createSymbolicLink(atPath: "\(folder)/outside", withDestinationPath: outside)
        try files.createSymbolicLink(atPath: "\(folder)/round", withDestinationPath: ".")
        try files.createSymbolicLink(
          atPath: "\(folder)/nowhere.yaml", withDestinationPath: "missing.yaml")
        let (texts, diagnostics) = KnowledgeFolder(folder).sources()
        #expect(texts.map(\.path) == ["a.yaml", "inside.yaml"])
        #expect(
          diagnostics.map { "\($0.location.file) \($0.code.rawValue)" } == [
            "nowhere.yaml unreadable-file", "outside outside-folder", "round outside-folder",
            "secret.yaml outside-folder",
          ])
      }
    }
  }

  @Test func whatIsNoFileOrTooLargeIsReported() throws {
    try inFolder { folder in
      #expect(mkfifo("\(folder)/pipe.yaml", 0o600) == 0)
      try write(String(repeating: "#", count: 200), to: "\(folder)/large.yaml")
      try FileManager.default.createDirectory(
        atPath: "\(folder)/folder.yaml", withIntermediateDirectories: true)
      var limits = ReadingLimits()
      limits.fileBytes = 199
      let (texts, diagnostics) = KnowledgeFolder(folder, limits: limits).sources()
      #expect(texts.isEmpty)
      #expect(
        diagnostics.map { "\($0.location.file) \($0.code.rawValue)" } == [
          "large.yaml file-too-large", "pipe.yaml unreadable-file",
        ])
    }
  }

  @Test func aMissingFolderIsReported() {
    let (texts, diagnostics) = KnowledgeFolder("/no/such/folder").sources()
    #expect(texts.isEmpty)
    #expect(diagnostics.map(\.code) == [.missingFolder])
  }
}
