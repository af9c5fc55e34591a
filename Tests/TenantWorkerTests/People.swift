import Domain

/// Events of made-up clients of DAL, in the order of their lives.
enum People {
  static let source = "urn:nld:oin:00000001234567890000:systeem:test"

  static func pseudonym(_ number: Int) -> Pseudonym {
    Pseudonym(hoog: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, laag: UInt64(number))
  }

  static func event(_ client: Int, _ id: String, _ inhoud: Inhoud, vervangt: String? = nil) -> Gebeurtenis {
    Gebeurtenis(
      source: source, id: id, tijd: 1_451_606_400_000, onderwerp: .client(pseudonym(client)), vervangt: vervangt, inhoud: inhoud)
  }

  static func aanvraag(_ client: Int, gemeente: String = "GM0010", datum: String = "2015-03-02") -> Gebeurtenis {
    event(
      client, "a-\(client)",
      .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: Gemeente(gemeente)!, regeling: .pw, meldingsdatum: CivilDate(datum)!, ingangsdatum: CivilDate(datum)!,
          geboortedatum: CivilDate("1970-01-0\(1 + client % 9)")!, leefvorm: .alleenstaande, kostendelendeMedebewoners: 0,
          leefgebieden: [.werk], zoektermijnUitzondering: false)))
  }

  static func uitkering(_ client: Int, _ maand: Int, cent: Int64, id: String? = nil, vervangt: String? = nil) -> Gebeurtenis {
    event(
      client, id ?? "u-\(client)-\(maand)",
      .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: Maand(jaar: 2015, maand: 4) + maand, inkomstenUitArbeidCent: maand % 3 == 0 ? Eurocent(40_000) : .nul,
          overigeInkomstenCent: .nul, betaaldCent: Eurocent(cent))),
      vervangt: vervangt)
  }

  /// Several clients: aanvraag, diagnose, eight months, a correction, a retraction, an end.
  static func lives(_ clients: Range<Int>) -> [Gebeurtenis] {
    clients.flatMap { client -> [Gebeurtenis] in
      var events = [aanvraag(client, gemeente: client % 3 == 0 ? "GM0003" : "GM0010")]
      let diagnose = Diagnose(
        arbeidsvermogen: .beperkt, verdiencapaciteit: 60, afstandMaanden: client % 2 == 0 ? 4 : 30)
      events.append(
        event(client, "d-\(client)", .diagnoseGesteld(DiagnoseGesteld(datum: CivilDate("2015-05-11")!, diagnose: diagnose))))
      for maand in 0..<8 { events.append(uitkering(client, maand, cent: 91_450 + Int64(maand * client))) }
      events.append(uitkering(client, 2, cent: 90_000, id: "u-\(client)-2b", vervangt: "u-\(client)-2"))
      events.append(
        event(
          client, "i-\(client)", .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: "u-\(client)-5", reden: "dubbel geboekt"))))
      if client % 2 == 1 {
        events.append(
          event(client, "x-\(client)", .uitstroomGemeld(UitstroomGemeld(datum: CivilDate("2015-10-15")!, reden: .arbeid))))
      }
      return events
    }
  }
}
