public import Domain

extension Dimensie {
  /// Every code that it can have in contributions of the maat, known before any contribution is; nil when that list is open.
  ///
  /// A table is published for all of them: that a code is in it then tells nothing of a client.
  /// - Parameter sporen: Of the tenant.
  public func codes(_ maat: Maat, sporen: [String]) -> [String]? {
    switch (self, maat) {
    case (.soort, .plaatsing): PlaatsingSoort.allCases.map(\.rawValue)
    case (.soort, .wachtlijst): WachtlijstSoort.allCases.map(\.rawValue)
    case (.soort, .afspraak), (.soort, .afspraakNagekomen): AfspraakSoort.allCases.map(\.rawValue)
    case (.naar, .overdracht): Verwijsdoel.allCases.map(\.rawValue)
    default: gesloten(sporen)
    }
  }

  /// The closed list of its codes in any maat, or nil when it is open.
  func gesloten(_ sporen: [String]?) -> [String]? {
    switch self {
    case .spoor: sporen.map { $0 + ["zonder-diagnose", "geen"] }
    case .regeling: Regeling.allCases.map(\.rawValue)
    case .instrument: Instrument.allCases.map(\.rawValue) + ["uitkering", "loonkostensubsidie", "wsw"]
    case .reden: UitstroomReden.allCases.map(\.rawValue) + ["andere-regeling", "gemeente-uit-tenant"]
    case .kanaal: Kanaal.allCases.map(\.rawValue) + ["onbekend"]
    case .uitkomst: AanvraagUitkomst.allCases.map(\.rawValue)
    case .fonds: Fonds.allCases.map(\.rawValue) + ["onbekend"]
    case .groep: TevredenheidGroep.allCases.map(\.rawValue)
    case .leefvorm: Leefvorm.allCases.map(\.rawValue) + ["geen"]
    case .leeftijdsklasse: ["<27", "27-AOW", "AOW+"]
    case .stand: ["aangeboden", "aanvaard", "warm", "teruggegeven"]
    case .stappen: ["0", "1", "2", "3+"]
    case .richting: ["terugvordering", "nabetaling"]
    case .bron: BatenBron.allCases.map(\.rawValue)
    case .stadium: BudgetStadium.allCases.map(\.rawValue)
    case .categorie, .cluster, .jaar, .naar, .soort, .uiterlijk, .uitvoerder, .van, .vorm: nil
    }
  }
}
