import Knowledge

extension Surroundings {
  /// Whether the provider has kinds of account that programs have no access to, or that may have none.
  /// Where the kind is known, that it is open or not says all there is to say.
  var someAccountsShutOut: Finding.Value.ID? {
    guard accountType == nil, let provider, provider.id != Provider.anyOther else { return nil }
    let isOpen = kinds.allSatisfy { kind in
      kind.eligible.holding(on: day).first.map { $0 == .yes } ?? true
    }
    return isOpen ? .no : .yes
  }
}
