import Knowledge
import Testing

@testable import SymptomLookup

@Suite struct ReadingTests {
  private let index = TinyBase.index

  @Test(arguments: [
    ("receiving works, sending does not", "trouble: cannot-send"),
    ("I can't send at all", "trouble: cannot-send"),
    ("I can't send flowers, I can't send mails either", "trouble: cannot-send"),
    ("cannot send or receive since monday", "trouble: cannot-either"),
    ("password is right, I checked on the web", "webmail-works: yes"),
    ("there is no error message", "error-kind: no-message"),
    ("me@hotmail.com", "provider: outlook-com"),
    ("the address is anna@GMAIL.com.", "provider: gmail"),
    ("imap.somewhere.live.com", "provider: outlook-com"),
    ("from anna@aol.com, mx3.hotmail.com turned it away", "provider: aol"),
    ("from=<anna@aol.com> to=<bob@gmail.com> refused", "provider: aol"),
    ("to=<bob@gmail.com>, relay=smtp.aol.com", "provider: aol"),
    ("my address: anna@gmail.com", "provider: gmail"),
    ("pop3.live.com", "server-names: retired"),
    ("outlook 2007 on vista", "client: outlook-2007"),
    ("hotmail people get nothing from me", "fails-for: one-provider"),
    ("my own is hotmail, hotmail people get nothing", "provider: outlook-com"),
    ("in the gmail app my aol account fails", "provider: aol"),
    ("the gmail app says no", "provider: gmail"), ("the gmail app says no", "client: gmail-app"),
    ("hotmail with outlook.office365.com", "provider: outlook-com"),
    ("outlook.office365.com, my account is at verizon", "provider: verizon"),
    ("anna@hotmail.com and outlook.office365.com", "provider: outlook-com"),
    ("smtp.office365.com and outlook.office365.com", "provider: microsoft-365"),
    ("In Mail.app it fails.", "client: apple-mail"), ("Apple's mail.app", "client: apple-mail"),
    ("the mail app that came with windows", "client: windows-mail"),
    ("imap.aol.com refuses", "provider: aol"), ("verizon at imap.aol.com", "provider: verizon"),
    ("thunderbird does not get gmail any more", "provider: gmail"),
    ("mutt doesn't get my gmail", "provider: gmail"),
    ("gmail works but my aol does not", "provider: aol"),
    ("gmail works but my aol does not", "other-works: yes"),
    ("evolution works but thunderbird does not", "client: thunderbird"),
    ("I don't have gmail, I have aol", "provider: aol"),
    ("Ich habe kein Gmail, sondern AOL", "provider: aol"),
    ("I no longer use evolution, now thunderbird", "client: thunderbird"),
    ("switched from aol to gmail", "provider: gmail"),
    ("fetch from aol to thunderbird", "provider: aol"),
    ("I can not use evolution", "client: evolution"),
    ("does not work with evolution", "client: evolution"),
    ("uso o gmail no thunderbird", "client: thunderbird"),
    ("thunderbird在gmail报错", "client: thunderbird"), ("thunderbird在gmail报错", "provider: gmail"),
    ("gmail.com邮箱无法登录", "provider: gmail"),
    ("export.imap.aol.com is unknown", "server-names: as-provider-says"),
    ("our account info@huber.at", "provider: any-other"),
    ("in the gmail app for info@huber.at", "provider: any-other"),
    ("aol sends to info@huber.at", "provider: aol"),
  ])
  func reads(text: String, fact: String) {
    #expect(index.facts(text).contains(fact))
  }

  @Test(arguments: [
    ("i did not change my password", "began"), ("I can't send flowers", "trouble"),
    ("it is not a certificate problem", "error-kind"),
    ("never changed my password", "began"), ("without any certificate error", "error-kind"),
    ("smtp-mail.outlook.com", "client"), ("my address is on outlook.com", "client"),
    ("write to thunderbird@example.org", "client"), ("gmail works but it does not", "provider"),
    ("I don't have gmail", "provider"), ("I do not use evolution any more", "client"),
    ("me@example.org", "provider"), ("info@huber.at or info@mayer.at", "provider"),
    ("imap.huber.at", "provider"), ("imap.huber.at", "server-names"),
    ("imap.somewhere.aol.com", "server-names"), ("smtp.example.com", "provider"),
    ("outlook.office365.com refuses", "provider"), ("it is not gmail", "provider"),
    ("gmail-smtp-in.l.gmail.com said: 550 5.1.1", "provider"),
    ("mx3.hotmail.com turned it away", "provider"),
    ("to=<anna@gmail.com>, relay=gmail-smtp-in.l.gmail.com[1.2.3.4]:25", "provider"),
    ("Final-Recipient: rfc822;anna@GMAIL.com", "provider"),
    ("<anna@gmail.com>: host a.example.net said: see http://support.gmail.com/help", "provider"),
    ("my mail app fails", "client"), ("Open mail. App says no", "client"),
    ("no gmail here", "provider"), ("it isn't gmail", "provider"),
    ("not a gmail account", "provider"),
    ("it is not my gmail", "provider"),
    ("I do not get certificate error", "error-kind"),
    ("I do not get any certificate error", "error-kind"),
    ("we don't see any certificate error", "error-kind"),
  ])
  func readsNothingInto(text: String, finding: String) {
    #expect(!index.facts(text).contains { $0.hasPrefix(finding + ":") })
  }

  /// Words of what is denied as a noun speak for no cause; what is denied as a verb or adjective does,
  /// and so does a fault with its number.
  @Test(arguments: [
    ("I do not get any certificate error", false), ("there is no certificate warning", false),
    ("not a certificate problem", false), ("it isn't the certificate issue", false),
    ("we have not seen a certificate alert", false), ("without any certificate warnings", false),
    ("no red certificate warning", false), ("never had a certificate problem", false),
    ("certificate warning", true), ("the certificate is not trusted", true),
    ("certificate does not fit", true), ("no certificate warning 12", true),
    ("it does not work, a certificate warning", true), ("no. certificate warning", true),
    ("no idea what this certificate says, is that a problem", true), ("not certificate", true),
    ("it is not the certificate", false), ("it's not the certificate, I think", false),
    ("it isn't the certificate but the port", false), ("my certificate is not expired", false),
    ("it is not the certificate that is asked for", true), ("is the certificate not it", true),
  ])
  func deniedFaultsSpeakForNoCause(_ text: String, _ speaks: Bool) {
    let lead = index.understand(text).leads.first { $0.cause == "certificate-problem" }
    #expect((lead?.words.contains { $0.contains("certificate") } ?? false) == speaks)
  }

  @Test func aBridgeOnTheOwnComputerNamesNoProvider() {
    let bridged = KnowledgeBase(providers: [
      Provider(
        id: "bridged", name: "Bridged", domains: ["bridged.example"],
        servers: [
          ServerSetting(
            mailProtocol: .imap, host: "127.0.0.1", port: 1143, encryption: .starttls)
        ])
    ])
    let index = SymptomIndex(bridged, on: TinyBase.today)
    #expect(index.facts("cannot connect to 127.0.0.1") == [])
    #expect(index.facts("me@bridged.example") == ["provider: bridged"])
  }

  @Test func aDenialEndsWithItsSentence() {
    let facts = index.facts("Do I need it or not? Certificate problem on every start")
    #expect(facts.contains("error-kind: certificate-warning"))
  }

  @Test func theProgramNamedFirstCounts() {
    #expect(index.facts("evolution fails where thunderbird works").contains("client: evolution"))
  }

  @Test func aNameMeansTheVersionOfItsTime() {
    #expect(index.facts("outlook", on: TinyBase.past).contains("client: outlook-2007"))
    #expect(index.facts("outlook", on: TinyBase.today).contains("client: outlook-now"))
    #expect(index.facts("microsoft outlook", on: TinyBase.past).contains("client: outlook-now"))
    #expect(index.facts("outlook 2007", on: TinyBase.today).contains("client: outlook-2007"))
  }

  @Test func aServerThatStandsSpeaksBeforeOneThatIsGone() {
    let facts = index.facts("I went from pop3.live.com to imap.gmail.com")
    #expect(facts.contains("provider: gmail"))
    #expect(!facts.contains("server-names: retired"))
    let same = index.facts("smtp-mail.outlook.com with pop3.live.com")
    #expect(same.contains("server-names: retired"), "both are one provider's")
  }

  @Test func aServerIsRetiredFromItsDayOn() {
    #expect(!index.facts("pop3.live.com", on: TinyBase.past).contains("server-names: retired"))
    #expect(index.facts("pop3.live.com", on: TinyBase.past).contains("provider: outlook-com"))
  }

  @Test func aFieldTellsOfItsFindingsAlone() {
    let read = index.understand("gmail in thunderbird, sending fails, 535", only: ["client"])
    #expect(read.readings.map(\.fact) == [Fact("client", "thunderbird")])
    #expect(read.leads.isEmpty)
    #expect(index.understand("Nodemailer", only: ["client"]).isEmpty)
  }

  @Test func theWordingLeadsToItsCause() {
    let leads = index.understand("the password was changed last week").leads
    #expect(leads.first?.cause == "wrong-password")
    #expect(leads.first.map { $0.factor > 1 } == true)
    #expect(leads.last.map { $0.factor < 1 } == true)
    #expect(leads.map(\.factor) == leads.map(\.factor).sorted(by: >))
  }

  /// The parts of an address or a version are no words of a report; those of a standard code are.
  @Test(arguments: [
    ("since we live 5.7.1", true), ("10.7.9.1 caravan", true), ("4.4.2", true),
    ("203.0.113.7", false),
    ("36.7.1", false), ("1.2.3.4:7", true),
  ])
  func dottedNumbersTellNothing(_ text: String, _ speaks: Bool) {
    let knowledge = KnowledgeBase(
      causes: Array(TinyBase.knowledge.causes),
      reports: [
        Reports("port-blocked", told: ["in the caravan 5 7 1 4 2 203 113 26"]),
        Reports("wrong-password", told: ["typed something else"]),
      ])
    let index = SymptomIndex(knowledge, on: TinyBase.today)
    #expect(index.understand(text).leads.isEmpty != speaks)
  }

  @Test func reportsTeachWords() {
    let leads = index.understand("from our caravan").leads
    #expect(leads.first?.cause == "port-blocked")
    #expect(leads.first?.words.contains("caravan") == true)
  }

  @Test func whatAllReportsSaySpeaksForNone() {
    #expect(index.understand("no letter leaves since").leads.isEmpty)
  }

  @Test func neighboursTellMoreThanWordsApart() {
    func lead(_ text: String) -> Double {
      index.understand(text).leads.first { $0.cause == "port-blocked" }?.factor ?? 1
    }
    #expect(lead("works at home but not") > lead("not at works but home"))
  }

  @Test func repeatingSaysNoMore() {
    let once = index.understand("password").leads
    let often = index.understand(Array(repeating: "password", count: 500).joined(separator: "\n"))
      .leads
    #expect(once == often)
  }

  @Test func nothingIsReadOutOfNothing() {
    #expect(index.understand("").isEmpty)
    #expect(index.understand("  \n ?! ").isEmpty)
  }
}
