public import Domain
public import Regelgeving

/// Who there is in the region: what the published tables are made for, known before any figure is.
public struct Indeling: Sendable {
  public struct Tenant: Sendable {
    public var id: TenantID
    public var arbeidsmarktregio: String
    public var gemeenten: [Lidgemeente]
    /// Codes of its sporen, `zonder-diagnose` and `geen` not among them.
    public var sporen: [Symbool]
    /// Up to which month its figures are complete; nil: none is.
    public var compleetTotEnMet: Maand?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var laatsteGebeurtenis: Int64?

    public init(
      id: TenantID, arbeidsmarktregio: String, gemeenten: [Lidgemeente], sporen: [Symbool], compleetTotEnMet: Maand?,
      laatsteGebeurtenis: Int64? = nil
    ) {
      self.id = id
      self.arbeidsmarktregio = arbeidsmarktregio
      self.gemeenten = gemeenten.sorted { $0.gemeente < $1.gemeente }
      self.sporen = sporen
      self.compleetTotEnMet = compleetTotEnMet
      self.laatsteGebeurtenis = laatsteGebeurtenis
    }
  }

  /// A gemeente in the months in which it belongs to the tenant, the last one included.
  public struct Lidgemeente: Sendable {
    public var gemeente: Gemeente
    public var maanden: ClosedRange<Maand>
    public var opvolger: Gemeente?

    public init(_ gemeente: Gemeente, maanden: ClosedRange<Maand>, opvolger: Gemeente? = nil) {
      self.gemeente = gemeente
      self.maanden = maanden
      self.opvolger = opvolger
    }
  }

  /// By name.
  public let tenants: [Tenant]

  public init(_ tenants: [Tenant]) { self.tenants = tenants.sorted { $0.id < $1.id } }

  /// Codes of the arbeidsmarktregio's, in order.
  var arbeidsmarktregios: [String] { Set(tenants.map(\.arbeidsmarktregio)).sorted(by: utf8Kleiner) }
}

extension Indeling.Tenant {
  /// From the tenant's rules.
  public init(_ regels: Regels, compleetTotEnMet: Maand?, laatsteGebeurtenis: Int64?) {
    self.init(
      id: regels.tenant, arbeidsmarktregio: regels.arbeidsmarktregio,
      gemeenten: regels.leden.compactMap { lid in
        let eerste = lid.periode.van.maand
        let laatste = lid.periode.tot.map { $0.maand + ($0 == $0.maand.eersteDag ? -1 : 0) } ?? Maand(jaar: 2199, maand: 12)
        return eerste <= laatste ? Indeling.Lidgemeente(lid.gemeente, maanden: eerste...laatste, opvolger: lid.opvolger) : nil
      }, sporen: regels.sporen.map(\.code), compleetTotEnMet: compleetTotEnMet, laatsteGebeurtenis: laatsteGebeurtenis)
  }
}
