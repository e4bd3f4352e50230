// What the closed sets of a server's settings are called.

extension MailProtocol {
  /// As people write it: `POP`.
  public var name: String {
    switch self {
    case .imap: "IMAP"
    case .pop3: "POP"
    case .smtp: "SMTP"
    }
  }
}

extension Encryption {
  /// What most programs call it: `SSL/TLS`.
  public var inWords: String {
    switch self {
    case .tls: "SSL/TLS"
    case .starttls: "STARTTLS"
    case .none: "none"
    }
  }
}

extension UserNameForm {
  /// What to enter, to the person who has to: `your whole mail address`.
  public var inWords: String {
    switch self {
    case .fullAddress: "your whole mail address"
    case .localPart: "the part of your address before the @"
    case .other: "the user name that your provider gave you"
    }
  }
}
