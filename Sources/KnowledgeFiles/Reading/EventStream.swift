import CLibYAML

/// libyaml's parser on a piece of memory, which must outlive it.
struct EventStream: ~Copyable {
  // libyaml keeps pointers from the parser into itself, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init?(_ input: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    // Else libyaml would accept UTF-16, which nothing else here can show.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Hands over the events one by one until one of them is not wanted or the stream ends.
  /// Returns what libyaml could not read, if it was that which ended the stream.
  func forEach(_ isContinued: (borrowing yaml_event_t) -> Bool) -> SyntaxProblem? {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { return SyntaxProblem(parser.pointee) }
      let goesOn = event.type != YAML_STREAM_END_EVENT && isContinued(event)
      yaml_event_delete(&event)
      if !goesOn { return nil }
    }
  }
}

/// What libyaml says when it cannot read on.
struct SyntaxProblem {
  let what: String
  /// What it was reading when it came upon the problem, and where that begins.
  let context: String
  let contextMark: NodeTree.Mark
  let mark: NodeTree.Mark
  /// The offending byte, where bytes as such are wrong and no mark is given.
  let byte: Int?

  init(_ parser: yaml_parser_t) {
    what = parser.problem.map { String(cString: $0) } ?? "out of memory"
    context = parser.context.map { String(cString: $0) } ?? ""
    contextMark = NodeTree.Mark(parser.context_mark)
    mark = NodeTree.Mark(parser.problem_mark)
    byte = parser.error == YAML_READER_ERROR ? Int(parser.problem_offset) : nil
  }
}

extension NodeTree.Mark {
  init(_ mark: yaml_mark_t) {
    self.init(line: UInt32(clamping: mark.line), column: UInt32(clamping: mark.column))
  }
}
