import Knowledge

/// What the closed sets of the knowledge base are called in running text.

extension Day {
  /// `21 November 2026`.
  var inWords: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(day) \(months[month - 1]) \(year)"
  }
}

extension Validity {
  /// `from 1 January 2009 to 31 December 2013`.
  var inWords: String {
    switch (from, until) {
    case (let from?, let until?): "from \(from.inWords) to \(until.inWords)"
    case (let from?, nil): "since \(from.inWords)"
    case (nil, let until?): "until \(until.inWords)"
    case (nil, nil): "always"
    }
  }
}

extension MailProtocol {
  var inWords: String { "\(isIncoming ? "Incoming" : "Outgoing") (\(name))" }
}

extension SignInMethod {
  var inWords: String {
    switch self {
    case .password: "your password"
    case .appPassword: "an app password"
    case .oauth2: "the provider\u{2019}s sign-in window (OAuth2)"
    case .mailboxPassword: "the mailbox\u{2019}s own password"
    case .bridgePassword: "the password that the provider\u{2019}s bridge program shows"
    }
  }
}

extension Stage {
  /// The heading under which its causes stand.
  var shelf: String {
    switch self {
    case .connect: "Trouble reaching the server"
    case .encrypt: "Trouble with encryption"
    case .authenticate: "Trouble signing in"
    case .client: "Trouble in the mail program"
    case .mailbox: "Trouble in the mailbox"
    case .send: "Trouble getting a message accepted"
    }
  }
}

extension Provider.Page {
  var inWords: String {
    switch self {
    case .webmail: "Read mail in the browser"
    case .status: "See whether the service is up"
    case .switchOn: "Switch POP, IMAP or SMTP on"
    case .appPasswords: "Make an app password"
    case .unlock: "Open a locked account"
    case .resetPassword: "Set a new password"
    case .recentActivity: "Confirm a recent sign-in"
    case .support: "Ask for help"
    case .storage: "See how full the mailbox is"
    }
  }
}

extension Client.Place {
  var inWords: String {
    switch self {
    case .accounts: "The list of accounts"
    case .addAccount: "Add an account"
    case .removeAccount: "Remove an account"
    case .incomingServer: "Incoming server"
    case .outgoingServer: "Outgoing server"
    case .incomingPort: "Incoming port and encryption"
    case .outgoingPort: "Outgoing port and encryption"
    case .signIn: "User name and password"
    case .outgoingSignIn: "The outgoing server\u{2019}s sign-in"
    case .authentication: "Kind of sign-in (authentication)"
    case .leaveCopy: "Leave a copy on the server"
    case .timeout: "Server time-out"
    case .savedPasswords: "Saved passwords"
    case .outbox: "Outbox"
    case .junk: "Junk folder"
    case .sync: "How often and how much is fetched"
    case .workOffline: "Work offline"
    case .repair: "Repair the mail file"
    case .export: "Save a copy of the mail"
    case .outgoingChoice: "Which outgoing server is used"
    case .version: "Which version it is"
    }
  }
}

extension AccountType.Eligibility {
  var inWords: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "not known"
    }
  }
}
