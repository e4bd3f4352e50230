import Knowledge

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a YAML file into nodes that keep their places.
///
/// Scalars stay text. Content is never a reason to throw: what could be read is returned, and
/// what could not is reported, document by document.
struct YAMLReader {
  private let limits: ReadingLimits
  private let diagnostics: Diagnostics

  init(limits: ReadingLimits = ReadingLimits(), into diagnostics: Diagnostics) {
    self.limits = limits
    self.diagnostics = diagnostics
  }

  /// The documents of a file. One that libyaml cannot read to its end is left out; reading goes
  /// on with the next line that begins with `---`.
  func documents(of source: SourceText) -> [Node] {
    if let refusal = refusal(of: source) {
      diagnostics.add(refusal)
      return []
    }
    let slipsBefore = diagnostics.all.count
    var builder = TreeBuilder(source, limits: limits, into: diagnostics)
    var lines: LineIndex?
    var start: Int? = source.contentStart
    while let begin = start {
      start = nil
      guard let problem = read(source, from: begin, into: &builder), !builder.slips.areTooMany
      else {
        continue
      }
      builder.dropOpenDocument()
      if let byte = problem.byte {
        builder.slips.add(SyntaxDiagnosis.ofByte(begin + byte, what: problem.what, in: source))
      } else {
        let index = lines ?? LineIndex(source)
        lines = index
        let first = builder.firstLine
        if builder.endOfKeyWithoutColon != problem.mark.line + first {
          let diagnosis = SyntaxDiagnosis(problem, in: source, lines: index, firstLine: first)
          builder.slips.add(diagnosis.diagnostic())
        }
        let failed = Int(problem.mark.line) + Int(first) + 1
        if let line = index.documentStart(after: failed), !builder.slips.areTooMany {
          start = index.start(ofLine: line)
          builder.firstLine = UInt32(line - 1)
        }
      }
    }
    if builder.slips.areTooMany { builder.dropOpenDocument() }
    let documents = builder.tree().documents.filter { !$0.isNothing }
    if documents.isEmpty, diagnostics.all.count == slipsBefore {
      diagnostics.report(.emptyFile, at: source.top, "the file is empty")
    }
    return documents
  }

  /// Why libyaml should not come to see a file at all; nil if it may.
  private func refusal(of source: SourceText) -> Diagnostic? {
    if source.bytes.count > limits.fileBytes {
      return Diagnostic(
        .fileTooLarge, at: source.top.location, length: source.top.length,
        "the file has \(source.bytes.count) bytes; \(limits.fileBytes) are allowed",
        hint: "divide it into several files")
    }
    if let encoding = source.wideEncoding {
      return Diagnostic(
        .notUTF8, at: source.top.location, length: source.top.length,
        "the file is written in \(encoding)", hint: "save the file in the encoding UTF-8")
    }
    return source.tagDirective
  }

  private func read(
    _ source: SourceText, from start: Int, into builder: inout TreeBuilder
  ) -> SyntaxProblem? {
    guard start < source.bytes.count else { return nil }
    return source.bytes.withUnsafeBufferPointer { bytes in
      guard let stream = EventStream(UnsafeBufferPointer(rebasing: bytes[start...])) else {
        return nil
      }
      return stream.forEach { builder.take($0) }
    }
  }
}

extension SourceText {
  /// Complains of the first line that begins with `%TAG`. The time libyaml takes for such lines
  /// grows with the square of their number.
  fileprivate var tagDirective: Diagnostic? {
    bytes.withUnsafeBytes { bytes in
      var start = contentStart
      while start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, CInt(UInt8(ascii: "%")), bytes.count - start)
      {
        let position = UnsafeRawPointer(found) - base
        let isFirst = position == contentStart || [0x0A, 0x0D].contains(bytes[position - 1])
        if isFirst, bytes[position...].starts(with: "%TAG".utf8) {
          let place = LineIndex(self).position(ofByte: position)
          return Diagnostic(
            .tagRefused, at: SourceLocation(file: path, line: place.line, column: place.column),
            length: 4, "tags are not used in knowledge files", hint: "remove this line")
        }
        start = position + 1
      }
      return nil
    }
  }

  /// The encoding, if the first bytes show that it has two or more bytes to a character.
  fileprivate var wideEncoding: String? {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE), (0xFE, 0xFF): "UTF-16"
    case (0, .some), (.some(1...0x7F), 0): "UTF-16 or UTF-32"
    default: nil
    }
  }
}

extension LineIndex {
  /// The next line, from 1, that begins a document.
  fileprivate func documentStart(after line: Int) -> Int? {
    var number = line + 1
    while number <= lineCount {
      let begin = self.line(number)
      if begin.starts(with: "---".utf8), [nil, 0x20, 0x09].contains(begin.dropFirst(3).first) {
        return number
      }
      number += 1
    }
    return nil
  }
}
