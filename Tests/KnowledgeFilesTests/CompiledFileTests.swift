import Foundation
import Testing

@testable import KnowledgeFiles

@Suite struct CompiledFileTests {
  private static let content = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * $0) }

  @Test(arguments: [0, 1, 31, 32, 33, 64, 1000])
  func whatIsReadIsWhatWasWritten(count: Int) throws {
    try inFolder { folder in
      let file = CompiledFile("\(folder)/a", form: "f", stamp: 1)
      let content = Array(Self.content.prefix(count))
      #expect(file.content == nil)
      #expect(file.write(content))
      #expect(file.content == content)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["a"])
    }
  }

  @Test func anotherFormOrStampIsNotRead() throws {
    try inFolder { folder in
      #expect(CompiledFile("\(folder)/a", form: "f", stamp: 1).write(Self.content))
      #expect(CompiledFile("\(folder)/a", form: "g", stamp: 1).content == nil)
      #expect(CompiledFile("\(folder)/a", form: "f", stamp: 2).content == nil)
      #expect(CompiledFile("\(folder)/a", form: "f", stamp: 1).content != nil)
    }
  }

  @Test func damageIsNoticedAndMended() throws {
    try inFolder { folder in
      let path = "\(folder)/a"
      let file = CompiledFile(path, form: "f", stamp: 1)
      #expect(file.write(Self.content))
      let whole = try #require(FileManager.default.contents(atPath: path))
      for place in whole.indices {
        var bytes = whole
        bytes[place] ^= 0x10
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(file.content == nil)
      }
      for bytes in [Data(), whole.prefix(20), whole.dropLast(), whole + [0]] {
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(file.content == nil)
      }
      #expect(file.write(Self.content))
      #expect(file.content == Self.content)
    }
  }

  @Test func whatIsNoFileIsNotRead() throws {
    try inFolder { folder in
      #expect(CompiledFile(folder, form: "f", stamp: 1).content == nil)
      #expect(!CompiledFile("\(folder)/missing/a", form: "f", stamp: 1).write(Self.content))
    }
  }
}

extension CompiledFile {
  fileprivate var content: [UInt8]? { read { Array($0) } }
}
