import Foundation
import Knowledge
import Testing

@testable import SymptomLookup

/// What of a letter is left out since it tells nothing of its matter.
@Suite struct LetterTests {
  /// Letters, in which "| " marks the lines that are left out.
  @Test(arguments: [
    """
    Since Monday Outlook sends nothing.
    | Kind regards,
    | Jane Smith
    | Accounts, 12 High Street
    """,
    """
    Outlook asks for my password all day long.

    | Mit freundlichen Grüßen
    | J. Schmidt
    |
    Ps: on the telephone it works and asks for no password at all.
    """,
    """
    My inbox is empty.
    | --
    | Jane Smith, Password Department
    | webmail, outgoing server, junk folder and everything else that we know of
    """,
    """
    My inbox is empty.
    | Sent from my iPhone
    """,
    """
    My inbox is empty.
    | Get Outlook for Android <https://aka.ms/AAb9ysg>
    """,
    """
    Sent from my iPhone all goes out, but sent from the laptop nothing does since Monday.
    And so on.
    """,
    """
    It says that the mailbox is full. It is not!

    | This message is confidential and intended solely for the addressee. If you have received it
    | in error, delete it. Although we scan outgoing mail for viruses we accept no liability.
    """,
    """
    All my outgoing mail is refused, and it is confidential.
    What now?
    """,
    """
    It still asks for the password, as I said.
    | -----Original Message-----
    | From: Helpdesk
    | Is your password right? Is SSL ticked?
    """,
    """
    It still asks for the password, as I said.

    | Von: Helpdesk <helpdesk@example.com>
    | Gesendet: Montag, 3. März 2025 09:12
    | An: jane@example.com
    | Betreff: Ihre Anfrage
    |
    | Stimmt das Passwort?
    """,
    """
    | On Mon, Mar 3, 2025 at 9:12 AM Helpdesk <helpdesk@example.com> wrote:
    | > Does the website open?
    Yes, the website opens, and it shows everything.
    """.replacingOccurrences(
      of: "| On", with: "Thank you for the quick reply.\n| On"),
    """
    It still asks for the password, as I said.
    | Am 03.03.2025 um 09:12 schrieb Helpdesk:
    |
    | Stimmt das Passwort?
    """,
    """
    My provider wrote:
    that the account was closed on Monday.
    """,
    """
    | From: Jane <jane@example.com>
    | Date: Mon, 3 Mar 2025 09:12:44 +0000
    Subject: my inbox is empty
    Where has all of it gone?
    """,
    """
    Begin forwarded message:
    Delivery failed: user unknown
    """,
    """
    > Login failed: invalid credentials
    That is all it says.
    """,
    "Kind regards", "", "\n\n--\n", "-- \n", "From: a\nFrom: b\nFrom: c",
  ])
  func linesThatTellNothingAreLeftOut(marked: String) {
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let letter = lines.map { $0.hasPrefix("|") ? $0.dropFirst().drop { $0 == " " } : $0[...] }
      .joined(separator: "\n")
    let untold = Shipped.index.tokens(of: letter).untold
    let found = untold.flatMap {
      String(decoding: Array(letter.utf8)[$0], as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
    let wanted = lines.filter { $0.hasPrefix("|") }.map { $0.dropFirst().drop { $0 == " " } }
      .filter { !$0.isEmpty }.map(String.init)
    #expect(Set(found) == Set(wanted))
  }

  @Test func whatIsLeftOutIsNotRead() {
    let letter = """
      Outlook sends nothing since Monday, and I have not changed anything that I know of.

      On Mon, Mar 3, 2025 Helpdesk <helpdesk@example.com> wrote:
      > Have you changed your password? Are you in a hotel? Does another computer work?
      """
    let told = Shipped.index.understand(letter)
    let alone = Shipped.index.understand(String(letter.prefix { $0 != "\n" }))
    #expect(told.readings.map(\.fact) == alone.readings.map(\.fact))
    #expect(told.leads.map(\.factor) == alone.leads.map(\.factor))
    #expect(Shipped.index.passages(of: letter).count == 0)
  }

  @Test func aShortNoteLeavesItToTheMailBeneath() {
    let note = """
      Can you look into this please? See below.

      -----Original Message-----
      From: Jane
      Sent: Monday
      Subject: Outlook
      I cannot send, it says relaying denied.
      """
    let told = Shipped.index.understand(note)
    #expect(told.value(of: .trouble) == "cannot-send")
    #expect(told.sightings.count > 0)
  }

  @Test func messagesOfAnOlderMailAreSeen() {
    let letter = """
      Outlook sends nothing since Monday, and I have not changed anything that I know of.

      -----Original Message-----
      550 5.7.1 relaying denied
      """
    #expect(!Shipped.index.understand(letter).sightings.isEmpty)
  }

  @Test func theFirmOfASignatureIsNobodysProvider() {
    let letter = "My inbox is empty.\n-- \nJane Smith\njane@contoso.example"
    #expect(Shipped.index.understand(letter).value(of: .provider) == nil)
    let known = "My inbox is empty.\n-- \nJane Smith\njane@btinternet.com"
    #expect(Shipped.index.understand(known).value(of: .provider) == "bt")
  }

  /// Every part that is known by name has its words, and no phrase need name them.
  @Test func theKnowledgeHasAllSayings() {
    let names = Set(Letter.Saying.allCases.map { Expression.ID($0.rawValue) })
    #expect(names == Expression.ofLetters)
    #expect(names.isSubset(of: Set(Shipped.knowledge.expressions.map(\.id))))
  }
}
