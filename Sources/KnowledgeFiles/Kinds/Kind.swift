import Knowledge

/// What a document of a knowledge file can describe; its first key says which.
enum Kind: UInt8, CaseIterable, Sendable {
  case finding, question, rule, cause, fix, signature, expression, reports, client, provider
  case accountType, article, workedCase, scales

  /// The kind whose documents begin with a key.
  init?(key: String) {
    guard let kind = Self.allCases.first(where: { $0.key == key }) else { return nil }
    self = kind
  }

  /// The first key of its documents.
  var key: String {
    switch self {
    case .finding: "finding"
    case .question: "question"
    case .rule: "rule"
    case .cause: "cause"
    case .fix: "fix"
    case .signature: "signature"
    case .expression: "expression"
    case .reports: "reports"
    case .client: "client"
    case .provider: "provider"
    case .accountType: "account-type"
    case .article: "article"
    case .workedCase: "case"
    case .scales: "scales"
    }
  }

  /// The folder in which files of the kind lie; nil where they lie at the top.
  var folder: String? {
    switch self {
    case .finding: "findings"
    case .question: "questions"
    case .rule: "rules"
    case .cause: "causes"
    case .fix: "fixes"
    case .signature: "signatures"
    case .expression: "expressions"
    case .reports: "reports"
    case .client: "clients"
    case .provider: "providers"
    case .article: "articles"
    case .accountType: "account-types"
    case .workedCase: "cases"
    case .scales: nil
    }
  }

  /// What an author calls it.
  var word: String {
    switch self {
    case .accountType: "account type"
    case .scales: "scale"
    default: key
    }
  }

  /// The slip of naming one that does not exist.
  var unknownCode: DiagnosticCode {
    switch self {
    case .finding: .unknownFinding
    case .cause: .unknownCause
    case .fix: .unknownFix
    case .client: .unknownClient
    case .provider: .unknownProvider
    case .accountType: .unknownAccountType
    case .expression: .unknownExpression
    default: .unknownWord
    }
  }
}

/// A kind of thing that can be read from the keys of a document.
protocol Form {
  /// Takes every key that such a thing may have, and reports what is wrong with its value. Nil
  /// where too little is left to make one of it.
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary)
}
