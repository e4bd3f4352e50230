import Foundation
import Testing

@testable import KnowledgeFiles

/// Python's jsonschema and PyYAML, which know nothing of our loader.
final class SchemaValidator {
  static let absence: Comment = "python3 has no jsonschema and yaml here"

  static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  static let isThere = (try? python("import jsonschema, yaml; print('there')")) == "there\n"

  private let folder: String

  init(_ schemas: KnowledgeSchema) throws {
    folder = NSTemporaryDirectory() + "schemas-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for kind in KnowledgeSchema.kinds {
      try schemas.schema(of: kind)?.write(
        toFile: "\(folder)/\(kind).json", atomically: true, encoding: .utf8)
    }
    try schemas.schemaOfAll().write(
      toFile: "\(folder)/knowledge.json", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The slips in each `.yaml` file in and below a folder; `byWhole` also asks the schema for all
  /// kinds.
  func verdicts(onFilesIn files: String, byWhole: Bool) throws -> [String: [String]] {
    try verdicts("from-folder", files, keepingText: true, byWhole: byWhole)
  }

  /// The slips in each of some texts, by their names. Scalars are kept as text, as our loader does,
  /// or become what YAML makes of them.
  func verdicts(
    on texts: [String: String], keepingText: Bool = true
  ) throws -> [String: [String]] {
    let file = "\(folder)/texts"
    try JSONEncoder().encode(texts).write(to: URL(fileURLWithPath: file))
    return try verdicts("from-texts", file, keepingText: keepingText)
  }

  private func verdicts(
    _ mode: String, _ path: String, keepingText: Bool, byWhole: Bool = true
  ) throws -> [String: [String]] {
    let output = try Self.python(
      Self.script, mode, path, folder, keepingText ? "BaseLoader" : "SafeLoader",
      byWhole ? "whole" : "")
    return try JSONDecoder().decode([String: [String]].self, from: Data(output.utf8))
  }

  /// Each document is held against its kind's schema, and against the one for all kinds.
  private static let script = #"""
    import json, pathlib, sys
    import yaml
    from jsonschema import Draft202012Validator

    mode, path, folder, loader, by_whole = sys.argv[1:6]
    loader = getattr(yaml, "C" + loader, None) or getattr(yaml, loader)
    schemas = {}
    for file in pathlib.Path(folder).glob("*.json"):
        schema = json.loads(file.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        schemas[file.stem] = Draft202012Validator(schema)
    if mode == "from-folder":
        texts = {str(f): f.read_text("utf-8") for f in sorted(pathlib.Path(path).rglob("*.yaml"))}
    else:
        texts = json.loads(pathlib.Path(path).read_text("utf-8"))
    verdicts = {}
    for name, text in texts.items():
        slips = []
        for document in yaml.load_all(text, loader):
            kind = next(iter(document), None)
            if kind not in schemas:
                slips.append("no schema for " + str(kind))
                continue
            own = [e.json_path + ": " + e.message for e in schemas[kind].iter_errors(document)]
            if by_whole and bool(own) == schemas["knowledge"].is_valid(document):
                slips.append("the schema for all kinds judges otherwise")
            slips += own
        verdicts[name] = slips
    print(json.dumps(verdicts))
    """#

  private static func python(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
