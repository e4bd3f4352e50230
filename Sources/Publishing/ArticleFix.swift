public import Knowledge

/// Something to do, as an article tells it.
public struct ArticleFix: Identifiable, Equatable, Sendable {
  /// The steps for the users of some mail programs.
  public struct Variant: Equatable, Sendable {
    /// The clients' or families' names in the knowledge base.
    public let audiences: [String]
    /// The programs by name: "Outlook 2007 and Outlook 2010".
    public let name: String
    /// The steps, in order.
    public let steps: [String]

    /// The steps for the users of some mail programs.
    public init(audiences: [String], name: String, steps: [String]) {
      self.audiences = audiences
      self.name = name
      self.steps = steps
    }

    /// How many of the first steps are those of others.
    func stepsAsIn(_ others: [String]) -> Int {
      min(zip(steps, others).prefix { $0 == $1 }.count, max(0, steps.count - 1))
    }
  }

  /// The fix in the knowledge base.
  public let id: Fix.ID
  /// What to do, in a line.
  public let title: String
  /// What it takes, in minutes.
  public let minutes: Double
  /// How long one waits in it, in minutes, if one does.
  public let wait: Double?
  /// What it may do to mail or safety.
  public let risk: Fix.Risk
  /// Who can do it.
  public let actor: Fix.Actor
  /// Each go at it tries a password, which can lock the account.
  public let triesPassword: Bool
  /// Whom it is for, in sentences: "Only if you use Thunderbird."; nothing where it is for nearly all who
  /// read the article.
  public let readers: String?
  /// The steps in any mail program, in order.
  public let steps: [String]
  /// Where the places that the steps name are in the commonest programs.
  public let places: ArticleTable?
  /// The steps where they differ from those.
  public let variants: [Variant]
  /// The article that tells of places and variants, where several articles share them.
  public let stepByStep: FAQArticle.ID?

  /// Something to do.
  public init(
    id: Fix.ID, title: String, minutes: Double, wait: Double? = nil, risk: Fix.Risk = .none,
    actor: Fix.Actor = .user, triesPassword: Bool = false, readers: String? = nil, steps: [String],
    places: ArticleTable? = nil, variants: [Variant] = [], stepByStep: FAQArticle.ID? = nil
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.wait = wait
    self.risk = risk
    self.actor = actor
    self.triesPassword = triesPassword
    self.readers = readers
    self.steps = steps
    self.places = places
    self.variants = variants
    self.stepByStep = stepByStep
  }

  /// The same, for an article that tells of the places by itself.
  var withoutPlaces: Self {
    Self(
      id: id, title: title, minutes: minutes, wait: wait, risk: risk, actor: actor,
      triesPassword: triesPassword, readers: readers, steps: steps, variants: variants,
      stepByStep: stepByStep)
  }

  /// "about 5 minutes", or "a wait of about 1 hour".
  private var time: String {
    wait.map { "a wait of about \(ApproximateTime(minutes: $0))" }
      ?? "about \(ApproximateTime(minutes: minutes))"
  }

  /// Time, and risk and actor unless it is without risk and for anybody, in one line.
  var terms: String {
    let caution =
      triesPassword ? "Each try sends your password, so try it only once or twice." : nil
    return [time.capitalizedSentence + ".", risk.inWords, actor.inWords, caution]
      .compactMap(\.self).joined(separator: " ")
  }
}

/// A number of minutes as people say it.
struct ApproximateTime: CustomStringConvertible {
  let minutes: Double

  var description: String {
    if minutes < 1 { return "\(max(1, Int((minutes * 60).rounded()))) seconds" }
    let whole = Int(min(minutes, 1e9).rounded())
    switch whole {
    case 1: return "1 minute"
    case ..<60: return "\(whole) minutes"
    case ..<120 where whole % 60 != 0: return "\(whole) minutes"
    case 60: return "1 hour"
    case ..<2880: return "\((whole + 30) / 60) hours"
    default: return "\((whole + 720) / 1440) days"
    }
  }
}
