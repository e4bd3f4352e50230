import SymptomLookup
import TerminalUI
import Troubleshooting

extension Troubleshooter {
  /// The parts of what somebody tells, one for each trouble that it tells of, in order; never none.
  func troubles(toldIn text: String, _ index: SymptomIndex) -> [String] {
    let parts = troubles(in: index.passages(of: text)).map { String($0).trimmingSpaces }
    return parts.count > 1 ? parts : [text]
  }
}
