import Foundation
import Knowledge
import Testing

/// Sessions without a terminal: each run prints a step and the way to go on.
@Suite struct StepwiseTests {
  @Test func warningsStandBeforeTheStep() throws {
    let run = try Program().run(
      "diagnose", "--answer", "trouble=cannot-send", "--result", "retype-password=no-change",
      "--result", "reset-password=no-change", "--result", "enter-full-address=no-change")
    #expect(run.output.hasPrefix("Warning: Stop trying passwords now"), "\(run.output)")
    #expect(ShellPerson.wayOn(in: run) != nil)
  }

  @Test func aHandOverSaysWhatToDoAndIsKept() throws {
    let program = try Program()
    let worked = try #require(Program.knowledge.cases[id: "firm-forbids-mail-programs"])
    let given = worked.answers.flatMap { ["--answer", "\($0.finding)=\($0.value)"] }
    let opening = try program.run(["diagnose", "--no-explore", worked.says] + given)
    let last = try #require(try ShellPerson(program: program).goOn(from: opening).last)
    #expect(last.status == 1)
    #expect(last.output.contains("  1. Write to the people who look after"), "\(last.output)")
    #expect(last.output.contains("mailhelp session"), "the note for whoever helps next")
    let session = try #require(try program.sessions().first)
    #expect(session.outcome == "handed-over")
    #expect(session.events.last?.kind == "handed-over")
  }

  @Test func whatIsPrintedGoesOnWithEveryOptionThatWasGiven() throws {
    let program = try Program()
    let (file, folder) = ("\(program.home)/my log", "\(program.home)/the base")
    try FileManager.default.createSymbolicLink(
      atPath: folder, withDestinationPath: "\(Program.checkout)/KnowledgeBase")
    let person = ShellPerson(program: program)
    let opening = try program.run(
      "diagnose", "--db", file, "--kb", folder, "--on", "2010-06-01", "--no-explore",
      "it's not sending in outlook 2010")
    let line = try #require(ShellPerson.wayOn(in: opening))
    #expect(line.hasPrefix("mailhelp diagnose --kb '\(folder)' --db '\(file)' --no-explore "))
    let runs = try person.goOn(from: opening, steps: 2)
    #expect(runs.map(\.status) == [1, 1, 1], "\(runs.map(\.complaints))")
    let kept = try program.sessions(db: file)
    #expect(kept.count == 1)
    #expect(kept.first?.events.count == 3)
  }

  @Test func withoutALogEverythingIsSaidAgain() throws {
    let program = try Program()
    let opening = try program.run(
      "diagnose", "--no-log", "--on", "2010-06-01", "it's $HOME\u{7}, not sending",
      "--answer", "trouble=cannot-send", "--result", "retype-password=no-change")
    let line = try #require(ShellPerson.wayOn(in: opening))
    #expect(
      line.hasPrefix(
        "mailhelp diagnose --on 2010-06-01 --no-log --answer trouble=cannot-send "
          + "--result retype-password=no-change --answer "))
    #expect(line.hasSuffix(#"=… 'it'\''s $HOME , not sending'"#))
    let second = try #require(try ShellPerson(program: program).goOn(from: opening, steps: 1).last)
    let next = try #require(ShellPerson.wayOn(in: second))
    #expect(next.contains("=no-change --answer ") || next.contains("=no-change --result "))
    #expect(next != line && next.hasSuffix(#"'it'\''s $HOME , not sending'"#))
  }

  @Test func aSessionOfWhichNothingIsKeptYetIsNotNamed() throws {
    let program = try Program()
    let opening = try program.run("diagnose")
    let line = try #require(ShellPerson.wayOn(in: opening))
    #expect(!line.contains("--session"))
    let second = try #require(try ShellPerson(program: program).goOn(from: opening, steps: 1).last)
    #expect(second.status == 1, "\(second.complaints)")
    #expect(ShellPerson.wayOn(in: second)?.contains("--session") == true)
  }
}
