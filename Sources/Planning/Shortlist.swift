/// The few best of many, best first; of equals the earlier one stays ahead.
struct Shortlist {
  private(set) var items: [Int] = []
  private var worths: [Double] = []
  private let limit: Int

  init(_ limit: Int) { self.limit = limit }

  mutating func offer(_ item: Int, worth: Double) {
    if items.count == limit {
      guard let last = worths.last, worth > last else { return }
      items.removeLast()
      worths.removeLast()
    }
    let place = worths.firstIndex { worth > $0 } ?? worths.endIndex
    items.insert(item, at: place)
    worths.insert(worth, at: place)
  }
}
