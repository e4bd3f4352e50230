/// Who somebody says they are: "my name is Peter", "my wife's name is Anna". It tells nothing of mail.
struct Introductions: Sendable {
  private let owners: Set<Int32>
  private let copulas: Set<Int32>
  private let others: Set<Int32>
  private let name: Int32?

  /// - Parameter number: a word's number, if the vocabulary has the word.
  init(_ number: ([UInt8]) -> Int32?) {
    func numbers(_ words: [[UInt8]]) -> Set<Int32> { Set(words.compactMap(number)) }
    owners = numbers(PlainWords.owners)
    copulas = numbers(PlainWords.copulas)
    others = numbers(PlainWords.negations + PlainWords.articles + PlainWords.states)
    name = number(PlainWords.name)
  }

  /// The places of "name" and of what the name is.
  func names(in read: SymptomIndex.Tokens) -> [Int] {
    read.words.indices.flatMap { place -> [Int] in
      guard let name, read.words[place] == name, place > 0, owners.contains(read.words[place - 1]),
        place + 2 < read.words.count, copulas.contains(read.words[place + 1]),
        !read.isOpening[place + 2], !others.contains(read.words[place + 2])
      else { return [] }
      return [place, place + 2]
    }
  }
}
