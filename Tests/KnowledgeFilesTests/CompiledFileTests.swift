import Foundation
import Testing

@testable import KnowledgeFiles

@Suite struct CompiledFileTests {
  private static let content = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * $0) }

  @Test(arguments: [0, 1, 31, 32, 33, 64, 1000])
  func whatIsReadIsWhatWasWritten(count: Int) throws {
    try inFolder { folder in
      let file = CompiledFile("\(folder)/a", form: "f")
      let content = Array(Self.content.prefix(count))
      #expect(file.content == nil)
      #expect(file.write(content, madeOf: 1))
      #expect(file.content == content)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["a"])
    }
  }

  @Test func anotherFormOrStampIsNotRead() throws {
    try inFolder { folder in
      let file = CompiledFile("\(folder)/a", form: "f")
      #expect(file.write(Self.content, madeOf: 1))
      #expect(CompiledFile("\(folder)/a", form: "g").read() == nil)
      #expect(file.read(madeOf: 2) == nil)
      #expect(file.read()?.stamp == 1)
      #expect(file.content == Self.content)
    }
  }

  @Test func damageIsNoticedAndMended() throws {
    try inFolder { folder in
      let path = "\(folder)/a"
      let file = CompiledFile(path, form: "f")
      #expect(file.write(Self.content, madeOf: 1))
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
      #expect(file.write(Self.content, madeOf: 1))
      #expect(file.content == Self.content)
    }
  }

  @Test func whatWasReadStandsWhenTheFileIsReplaced() throws {
    try inFolder { folder in
      let file = CompiledFile("\(folder)/a", form: "f")
      #expect(file.write(Self.content, madeOf: 1))
      let part = try #require(file.read()).bytes[10..<20]
      #expect(file.write([1, 2, 3], madeOf: 2))
      try FileManager.default.removeItem(atPath: "\(folder)/a")
      #expect(part.withBytes { Array($0) } == Array(Self.content[10..<20]))
      #expect(part[2..<5].withBytes { Array($0) } == Array(Self.content[12..<15]))
    }
  }

  @Test func whatIsNoFileIsNotRead() throws {
    try inFolder { folder in
      #expect(CompiledFile(folder, form: "f").read() == nil)
      #expect(!CompiledFile("\(folder)/missing/a", form: "f").write(Self.content, madeOf: 1))
    }
  }
}

extension CompiledFile {
  fileprivate var content: [UInt8]? { read(madeOf: 1)?.withBytes { Array($0) } }
}
