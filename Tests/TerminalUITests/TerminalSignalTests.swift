import Foundation
import Testing

@testable import TerminalUI

#if canImport(Glibc)
  import Glibc
#endif

@Suite(.timeLimit(.minutes(1))) struct TerminalSignalTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalRestoresTheTerminalSaysFarewellAndKills(number: Int32) async throws {
    let terminal = try #require(PseudoTerminal())
    let before = terminal.modes
    let path = terminal.path
    let result = try await #require(
      processExitsWith: .signal(number), observing: [\.standardErrorContent]
    ) { [path = path as String, number = number as Int32] in
      let descriptor = open(path, O_RDWR | O_NOCTTY)
      Farewell.set("\nSaved. \u{1B}[2JGo on later.")
      Thread.detachNewThread {
        var mode = termios()
        repeat {
          usleep(2_000)
        } while tcgetattr(descriptor, &mode) == 0
          && mode.c_lflag & UInt32(ICANON) != 0
        usleep(50_000)
        kill(getpid(), number)
      }
      let port = TerminalPort(input: descriptor, output: descriptor)
      let prompt = ChoicePrompt("Well?", options: [.init("Yes")])
      _ = ArrowPrompter(port: port, style: .plain).choose(prompt)
    }
    #expect(!before.isEmpty && terminal.modes == before)
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("\nSaved. Go on later.\n"))
    terminal.close()
  }

  @Test func aReaderThatLeavesEndsTheTalkQuietly() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      signal(SIGPIPE, SIG_IGN)
      let (input, output) = (Pipe(), Pipe())
      input.fileHandleForWriting.write(Data("1\n1\n".utf8))
      try output.fileHandleForReading.close()
      let prompter = PlainPrompter(
        port: TerminalPort(
          input: input.fileHandleForReading.fileDescriptor,
          output: output.fileHandleForWriting.fileDescriptor))
      prompter.show(.paragraph("Is anybody there?"))
      let reply = prompter.choose(ChoicePrompt("Well?", options: [.init("Yes")]))
      #expect(reply == .endOfInput)
    }
    #expect(result?.standardErrorContent.isEmpty == true)
  }
}
