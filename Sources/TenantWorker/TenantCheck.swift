public import Domain
public import Regelgeving
public import TopicContracts

/// Whether an event is the tenant's: its gemeente is a member on the day that counts.
public enum TenantCheck {
  /// The fault of an event whose gemeente is no member on its day (`meldingsdatum` of an aanvraag, else the fact's date).
  public static func fault(of event: Gebeurtenis, _ regels: Regels) -> EnvelopeFault? {
    for gemeente in gemeenten(event) {
      // A retraction has no date; of its boekhouding only that it is a gemeente of the tenant.
      let fault = fault(gemeente, op: datum(event.inhoud), regels)
      if let fault { return EnvelopeFault(fault.code, fault.reden, id: event.id, onderwerp: event.onderwerp) }
    }
    return nil
  }

  private static func fault(_ gemeente: Gemeente, op datum: CivilDate?, _ regels: Regels) -> EnvelopeFault? {
    switch regels.lidmaatschap(gemeente, op: datum ?? CivilDate(dag: 0)) {
    case .lid: nil
    case .onbekend:
      EnvelopeFault(.gemeenteOnbekend, "\(gemeente) is geen gemeente van tenant \(regels.tenant)")
    case .buitenPeriode(let periode):
      datum.map { datum in
        EnvelopeFault(
          .gemeenteBuitenPeriode,
          "\(gemeente) hoort op \(datum) niet bij tenant \(regels.tenant); wel van \(periode.van) tot "
            + "\(periode.tot?.description ?? "heden")")
      }
    }
  }

  private static func gemeenten(_ event: Gebeurtenis) -> [Gemeente] {
    if case .boekhouding(let gemeente) = event.onderwerp { return [gemeente] }
    let gemeente: Gemeente? =
      switch event.inhoud {
      case .aanvraagOntvangen(let d): d.gemeente
      case .huishoudenGewijzigd(let d): d.gemeente
      case .tevredenheidGemeten(let d): d.gemeente
      case .werkgeverBenaderd(let d): d.gemeente
      case .vacatureGemeld(let d): d.gemeente
      case .afspraakGemaakt(let d): d.gemeente
      default: nil
      }
    return gemeente.map { [$0] } ?? []
  }

  private static func datum(_ inhoud: Inhoud) -> CivilDate? {
    if case .aanvraagOntvangen(let aanvraag) = inhoud { return aanvraag.meldingsdatum }
    return inhoud.datum
  }
}
