import Foundation
import Testing

/// The line protocol heeds the options that the other ways of asking heed.
@Suite struct GivenTests {
  @Test func whatCameOfFixesIsTakenIn() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--json", "--answer", "trouble=cannot-send",
      "--result", "retype-password=no-change", "--result", "no-such-fix=worked", input: "{}\n")
    #expect(run.objects.first?["error"] as? String == "there is no fix 'no-such-fix'")
    #expect(run.objects.last?["fixes"] as? Int == 1)
    #expect(try program.sessions().first?.events.map(\.kind) == ["answered", "tried"])
  }

  @Test func whatIsGivenWithASessionToGoOnWithIsTakenIn() throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    let id = try #require(try program.sessions().first).id
    let run = try program.run(
      "diagnose", "--json", "--session", id, "in thunderbird at gmx",
      "--answer", "error-kind=relay-denied", "--result", "same-as-incoming=no-change")
    #expect(run.objects.first?["step"] != nil, "no opening line is waited for")
    let events = try #require(try program.sessions().first).events
    #expect(events.map(\.kind) == ["answered", "said", "answered", "tried"])
  }

  @Test func whoIsNotSureMaySaySoBeforehand() throws {
    let first = try Program().run("diagnose", "--no-log", "--no-explore", "cannot send")
    let asked = try #require(
      first.output.split(separator: " ").first { $0.hasSuffix("=unknown:") }?.dropLast(9))
    let program = try Program()
    let run = try program.run(
      "diagnose", "--no-explore", "cannot send", "--answer", "\(asked)=unknown")
    #expect(run.status == 1 && run.complaints.isEmpty)
    #expect(!run.output.contains("\(asked)=unknown:"), "it is not asked again")
    #expect(try program.sessions().first?.events.map(\.kind) == ["said", "unsure"])
    let json = try Program().run(
      "diagnose", "--json", "--no-explore",
      input: #"{"text":"cannot send","answers":{"\#(asked)":"unknown"}}"#)
    #expect(json.objects.first?["step"] != nil)
    #expect(json.objects.first?["finding"] as? String != String(asked))
  }

  /// Nobody is asked for what follows from the program's name; and one finding has such a value itself.
  @Test func whatNobodyIsAskedForNeedNotBeKnown() throws {
    let run = try Program().run("diagnose", "--no-log", "--answer", "client-has-spa=unknown")
    #expect(run.status == 2)
    #expect(run.complaints.contains("nobody is asked for 'client-has-spa'"))
    let value = try Program().run(
      "diagnose", "--no-log", "--answer", "account-type-eligible=unknown")
    #expect(value.status == 1 && value.complaints.isEmpty)
  }

  @Test(arguments: [
    ["--answer", "trouble=sending"], ["cannot send", "--answer", "trouble=sending"],
    ["--answer", "network=hotel", "--answer", "trouble=sending"],
    ["cannot send", "--answer", "network=hotel", "--result", "no-such-fix=worked"],
  ])
  func nothingIsKeptWhereAPartCannotBeTakenIn(_ given: [String]) throws {
    let program = try Program()
    let run = try program.run(["diagnose"] + given)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(try program.sessions().isEmpty)
    _ = try program.run("diagnose", "cannot send")
    let again = try program.run(["diagnose", "--resume"] + given.filter { $0 != "cannot send" })
    #expect(again.status == 2)
    #expect(
      try program.sessions().map(\.events.count) == [1], "nor is a part of it in one that goes on")
  }

  @Test(arguments: [["cannot send", "--answer", "client=outlook"], ["outlook cannot send"]])
  func aNameThatVersionsShareIsKeptAsItWasSaid(_ given: [String]) throws {
    let program = try Program()
    _ = try program.run(["diagnose"] + given)
    let session = try #require(try program.sessions().first)
    #expect(session.events.last?.body.contains(#""words":"outlook""#) == true)
    let note = try program.run("outcomes", "note", session.id).output
    #expect(note.contains("Mail program: \u{201C}outlook\u{201D}"))
    let exact = try Program()
    _ = try exact.run("diagnose", "cannot send", "--answer", "client=outlook-classic")
    #expect(
      try exact.sessions().first?.events.last?.body
        == #"{"finding":"client","value":"outlook-classic"}"#)
  }

  @Test func theTraceIsPrintedOnStandardErrorAtTheEnd() throws {
    let run = try Program().run(
      "diagnose", "--json", "--trace", "--no-log", "--answer", "trouble=cannot-send", input: "{}\n")
    #expect(run.complaints.contains("==> "))
    #expect(run.objects.last?["step"] as? String == "end")
  }
}
