// The payloads of the payment events: fields in the order of their names, which is the order in which faults are found.

import Domain

extension UitkeringVerwerkt: Payload {
  static let fields: [StaticString] = ["betaaldCent", "inkomstenUitArbeidCent", "maand", "overigeInkomstenCent", "precisie"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let betaaldCent: Eurocent = try r.required("betaaldCent")
    let inkomstenUitArbeidCent: Eurocent = try r.required("inkomstenUitArbeidCent")
    let maand: Maand = try r.required("maand")
    let overigeInkomstenCent: Eurocent = try r.required("overigeInkomstenCent")
    let precisie: Precisie? = try r.optional("precisie")
    self.init(
      maand: maand, inkomstenUitArbeidCent: inkomstenUitArbeidCent, overigeInkomstenCent: overigeInkomstenCent,
      betaaldCent: betaaldCent, precisie: precisie)
  }

  func write(to w: inout FieldWriter) {
    w.field("betaaldCent", betaaldCent)
    w.field("inkomstenUitArbeidCent", inkomstenUitArbeidCent)
    w.field("maand", maand)
    w.field("overigeInkomstenCent", overigeInkomstenCent)
    w.field("precisie", precisie)
  }
}

extension LoonkostenGedeclareerd: Payload {
  static let fields: [StaticString] = ["forfaitair", "gedeclareerdCent", "loonwaarde", "maand", "plaatsing", "urenPerWeek"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let forfaitair: Bool = try r.required("forfaitair")
    let gedeclareerdCent: Eurocent = try r.required("gedeclareerdCent")
    let loonwaarde: Int = try r.required("loonwaarde", in: 0...100)
    let maand: Maand = try r.required("maand")
    let plaatsing: String = try r.required("plaatsing")
    let urenPerWeek: Decimaal = try r.required("urenPerWeek", .nulOfMeer)
    self.init(
      maand: maand, plaatsing: plaatsing, loonwaarde: loonwaarde, urenPerWeek: urenPerWeek, forfaitair: forfaitair,
      gedeclareerdCent: gedeclareerdCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("forfaitair", forfaitair)
    w.field("gedeclareerdCent", gedeclareerdCent)
    w.field("loonwaarde", loonwaarde)
    w.field("maand", maand)
    w.field("plaatsing", plaatsing)
    w.field("urenPerWeek", urenPerWeek)
  }
}

extension VoorzieningGefactureerd: Payload {
  static let fields: [StaticString] = ["bedragCent", "boekdatum", "instrument", "voorziening"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let bedragCent: Eurocent = try r.required("bedragCent")
    let boekdatum: CivilDate = try r.required("boekdatum")
    let instrument: Instrument = try r.required("instrument")
    let voorziening: String = try r.required("voorziening")
    self.init(boekdatum: boekdatum, voorziening: voorziening, instrument: instrument, bedragCent: bedragCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragCent", bedragCent)
    w.field("boekdatum", boekdatum)
    w.field("instrument", instrument)
    w.field("voorziening", voorziening)
  }
}

extension WswLoonVerwerkt: Payload {
  static let fields: [StaticString] = ["loonkostenCent", "maand", "opbrengstCent", "standaardeenheden"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let loonkostenCent: Eurocent = try r.required("loonkostenCent")
    let maand: Maand = try r.required("maand")
    let opbrengstCent: Eurocent = try r.required("opbrengstCent")
    let standaardeenheden: Decimaal = try r.required("standaardeenheden", .elk)
    self.init(maand: maand, standaardeenheden: standaardeenheden, loonkostenCent: loonkostenCent, opbrengstCent: opbrengstCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("loonkostenCent", loonkostenCent)
    w.field("maand", maand)
    w.field("opbrengstCent", opbrengstCent)
    w.field("standaardeenheden", standaardeenheden)
  }
}

extension BudgetVastgesteld: Payload {
  static let fields: [StaticString] = ["bedragCent", "datum", "doelgroep", "fonds", "jaar", "stadium"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let bedragCent: Eurocent = try r.required("bedragCent")
    let datum: CivilDate = try r.required("datum")
    let doelgroep: String? = try r.optional("doelgroep")
    let fonds: Fonds = try r.required("fonds")
    let jaar: Int = try r.required("jaar", in: 1900...2199)
    let stadium: BudgetStadium = try r.required("stadium")
    self.init(jaar: jaar, fonds: fonds, doelgroep: doelgroep, stadium: stadium, datum: datum, bedragCent: bedragCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragCent", bedragCent)
    w.field("datum", datum)
    w.field("doelgroep", doelgroep)
    w.field("fonds", fonds)
    w.field("jaar", jaar)
    w.field("stadium", stadium)
  }
}

extension BatenOntvangen: Payload {
  static let fields: [StaticString] = ["bedragCent", "boekdatum", "bron", "fonds", "jaar"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let bedragCent: Eurocent = try r.required("bedragCent")
    let boekdatum: CivilDate = try r.required("boekdatum")
    let bron: BatenBron = try r.required("bron")
    let fonds: Fonds = try r.required("fonds")
    let jaar: Int = try r.required("jaar", in: 1900...2199)
    self.init(boekdatum: boekdatum, jaar: jaar, fonds: fonds, bron: bron, bedragCent: bedragCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragCent", bedragCent)
    w.field("boekdatum", boekdatum)
    w.field("bron", bron)
    w.field("fonds", fonds)
    w.field("jaar", jaar)
  }
}

extension VerplichtingAangegaan: Payload {
  static let fields: [StaticString] = ["bedragCent", "datum", "fonds", "jaar", "verplichting"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let bedragCent: Eurocent = try r.required("bedragCent")
    let datum: CivilDate = try r.required("datum")
    let fonds: Fonds = try r.required("fonds")
    let jaar: Int = try r.required("jaar", in: 1900...2199)
    let verplichting: String = try r.required("verplichting")
    self.init(verplichting: verplichting, jaar: jaar, fonds: fonds, datum: datum, bedragCent: bedragCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragCent", bedragCent)
    w.field("datum", datum)
    w.field("fonds", fonds)
    w.field("jaar", jaar)
    w.field("verplichting", verplichting)
  }
}

extension UitvoeringskostenGeboekt: Payload {
  static let fields: [StaticString] = ["bedragCent", "boekdatum", "soort", "uitvoerder"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let bedragCent: Eurocent = try r.required("bedragCent")
    let boekdatum: CivilDate = try r.required("boekdatum")
    let soort: KostenSoort = try r.required("soort")
    let uitvoerder: String = try r.required("uitvoerder")
    self.init(boekdatum: boekdatum, uitvoerder: uitvoerder, soort: soort, bedragCent: bedragCent)
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragCent", bedragCent)
    w.field("boekdatum", boekdatum)
    w.field("soort", soort)
    w.field("uitvoerder", uitvoerder)
  }
}
