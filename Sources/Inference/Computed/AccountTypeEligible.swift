import Knowledge

extension Surroundings {
  /// Whether programs have access to that kind of account.
  var accountTypeEligible: Finding.Value.ID? {
    accountType?.eligible.holding(on: day).first.map {
      Finding.Value.ID($0.rawValue)
    }
  }
}
