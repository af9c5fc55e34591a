public import Domain

/// One category of the verordening's own and its parameters.
public struct Maatregelcategorie: Sendable {
  /// `1`, `2`, `3`, `misdraging` or `besef`.
  public let code: Symbool
  public let gedragingen: Parameter
  public let percentage: Parameter
  public let maanden: Parameter
  public let waarschuwingEerste: Parameter

  public static let alle = [
    Maatregelcategorie(
      code: "1", gedragingen: .maatregel1Gedragingen, percentage: .maatregel1Percentage, maanden: .maatregel1Maanden,
      waarschuwingEerste: .maatregel1WaarschuwingEerste),
    Maatregelcategorie(
      code: "2", gedragingen: .maatregel2Gedragingen, percentage: .maatregel2Percentage, maanden: .maatregel2Maanden,
      waarschuwingEerste: .maatregel2WaarschuwingEerste),
    Maatregelcategorie(
      code: "3", gedragingen: .maatregel3Gedragingen, percentage: .maatregel3Percentage, maanden: .maatregel3Maanden,
      waarschuwingEerste: .maatregel3WaarschuwingEerste),
    Maatregelcategorie(
      code: "misdraging", gedragingen: .maatregelMisdragingGedragingen, percentage: .maatregelMisdragingPercentage,
      maanden: .maatregelMisdragingMaanden, waarschuwingEerste: .maatregelMisdragingWaarschuwingEerste),
    Maatregelcategorie(
      code: "besef", gedragingen: .maatregelBesefGedragingen, percentage: .maatregelBesefPercentage,
      maanden: .maatregelBesefMaanden, waarschuwingEerste: .maatregelBesefWaarschuwingEerste),
  ]
}
