import Foundation
import Testing

/// Files that are published: whole, whatever happens, and with nothing beside them.
@Suite struct ExportTests {
  @Test func whatAKilledExportLeftIsGoneAfterTheNext() throws {
    let program = try Program()
    let folder = "\(program.home)/public"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // No process has the highest number, and the first one runs always.
    let files = [
      ".mailhelp-export.\(Int32.max)", ".mailhelp-export.1", ".mailhelp-export.x", "kept",
    ]
    for file in files { try Data("half".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)")) }
    let run = try program.run("export", "--format", "html", "--output", folder)
    #expect(run.status == 0, "\(run.complaints)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(left) == [".mailhelp-export.1", ".mailhelp-export.x", "kept", "faq.html"])
  }

  @Test func anInterruptedExportLeavesNothingHalfWritten() throws {
    let program = try Program()
    let run = try program.shell(
      """
      for round in 1 2 3; do
        rm -rf "$HOME/out"
        "$mailhelp" export --quiet --format text --output "$HOME/out" &
        while kill -0 $! 2>/dev/null && ! [ -e "$HOME/out/index.txt" ]; do sleep 0.01; done
        kill -TERM $! 2>/dev/null; wait $!
        find "$HOME/out" -name '.*' -type f
      done
      true
      """)
    #expect(run.output.isEmpty, "\(run.output)")
  }

  @Test(arguments: [
    ("file/public", "Not a directory", "a file is in the way"),
    ("file", "File exists", "a file is in the way"),
    ("/proc/public", "No such file or directory", "check that the folder"),
    ("/dev/full", "File exists", "a file is in the way"),
  ])
  func whyAFolderCannotBeWrittenToIsSaid(_ folder: String, _ reason: String, _ hint: String) throws
  {
    let program = try Program()
    try Data().write(to: URL(fileURLWithPath: "\(program.home)/file"))
    let path = folder.hasPrefix("/") ? folder : "\(program.home)/\(folder)"
    let run = try program.run("export", "--format", "html", "--output", path)
    #expect(run.status == 2)
    #expect(run.complaints.contains("cannot be written: \(reason)"), "\(run.complaints)")
    #expect(run.complaints.contains("hint: \(hint)"), "\(run.complaints)")
  }

  /// A limit on the size of files stands for a full disk: part of the file can be written, and no more.
  @Test func aDiskThatIsFullIsCalledFullAndKeepsTheOldFile() throws {
    let program = try Program()
    let run = try program.shell(
      """
      mkdir "$HOME/out" && echo old > "$HOME/out/faq.html"
      trap '' XFSZ; ulimit -f 8
      "$mailhelp" export --format html --output "$HOME/out"; echo $?; ls -A "$HOME/out"; cat "$HOME/out/faq.html"
      """)
    #expect(run.output == "2\nfaq.html\nold\n", "\(run.output)")
    #expect(run.complaints.contains("cannot be written: File too large"), "\(run.complaints)")
  }
}
