import Knowledge

/// Gaps and overlaps in what is given by date.
enum DatedSeries: Check {
  static func run(_ whole: Whole) {
    for cause in whole.knowledge.causes {
      check(cause.prior, .cause, cause.id.rawValue, "prior", whole)
    }
    for client in whole.knowledge.clients {
      check(client.popularity, .client, client.id.rawValue, "popularity", whole)
    }
    for provider in whole.knowledge.providers {
      let name = provider.id.rawValue
      check(provider.popularity, .provider, name, "popularity", whole)
      check(provider.userName, .provider, name, "user-name", whole)
      check(provider.signIn, .provider, name, "sign-in", mayOverlap: true, whole)
      for (page, texts) in provider.pages {
        check(texts, .provider, name, page.rawValue, within: "pages", whole)
      }
      checkServers(of: provider, whole)
    }
    for type in whole.knowledge.accountTypes {
      check(type.popularity, .accountType, type.id.rawValue, "popularity", whole)
      check(type.eligible, .accountType, type.id.rawValue, "eligible", whole)
      check(type.notes, .accountType, type.id.rawValue, "note", whole)
    }
  }

  private static func check<Content>(
    _ series: [Dated<Content>], _ kind: Kind, _ name: String, _ key: String,
    within outer: String? = nil, mayOverlap: Bool = false, _ whole: Whole
  ) {
    func entry(_ index: Int) -> Located<Void> {
      let keys = [outer, key].compactMap(\.self).map { Places.Step.key($0) }
      return whole.places.place(kind, name, keys + [.item(index)])
    }
    guard series.count > 1 else { return }
    // What begins first, then what stands first; an open beginning is the earliest.
    let inOrder = series.indices.sorted { left, right in
      let (a, b) = (series[left].validity, series[right].validity)
      if a.from != b.from {
        return a.from.map { from in b.from.map { from < $0 } ?? false } ?? true
      }
      return left < right
    }
    var (reached, last) = (series[inOrder[0]].validity.until, inOrder[0])
    for index in inOrder.dropFirst() {
      let validity = series[index].validity
      let place = entry(index)
      if let until = reached, let from = validity.from, until < from {
        if until.next < from {
          whole.report(
            .gapInTime, .warning, at: place,
            "nothing is given for the days from \(until.next) to \(from.daysBefore)",
            hint: "each period begins on the day after the one before it")
        }
      } else if !mayOverlap {
        let from = validity.from.map { " from \($0)" } ?? ""
        let other = entry(last)
        whole.report(
          .overlapInTime, at: place, "two entries of '\(key)' hold at the same time\(from)",
          hint: "each period begins on the day after the one before it",
          notes: [Diagnostic.Note(location: other.location, message: "the other one")])
      }
      if let until = reached {
        if let end = validity.until, end <= until { continue }
        reached = validity.until
        last = index
      }
    }
  }

  /// One port of one host cannot be encrypted in two ways at a time.
  private static func checkServers(of provider: Provider, _ whole: Whole) {
    for (index, server) in provider.servers.enumerated() {
      let other = provider.servers[..<index].firstIndex {
        $0.mailProtocol == server.mailProtocol && $0.host == server.host && $0.port == server.port
          && $0.validity.overlaps(server.validity)
      }
      guard let other else { continue }
      let name = provider.id.rawValue
      let place = whole.places.place(.provider, name, "servers", .item(index))
      let first = whole.places.place(.provider, name, "servers", .item(other))
      whole.report(
        .overlapInTime, at: place,
        "\(server.host.quoted), port \(server.port), is given twice for the same days",
        notes: [Diagnostic.Note(location: first.location, message: "it is first given here")])
    }
  }
}

extension Day {
  fileprivate var daysBefore: Day { Day(daysSince1970: daysSince1970 - 1) }
}
