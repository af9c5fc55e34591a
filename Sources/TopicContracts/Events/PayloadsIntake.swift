// The payloads of the intake events: fields in the order of their names, which is the order in which faults are found.

import Domain

extension AanvraagOntvangen: Payload {
  static let fields: [StaticString] = [
    "diagnose", "geboortedatum", "geboortedatumJongsteKind", "gemeente", "huishouden", "ingangsdatum", "kanaal",
    "kostendelendeMedebewoners", "leefgebieden", "leefvorm", "meldingsdatum", "partnerGeboortedatum", "redenInstroom",
    "regeling", "zoektermijnUitzondering",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let diagnose: Diagnose? = try r.optional("diagnose")
    let geboortedatum: CivilDate = try r.required("geboortedatum")
    let geboortedatumJongsteKind: CivilDate? = try r.optional("geboortedatumJongsteKind")
    let gemeente: Gemeente = try r.required("gemeente")
    let huishouden: Pseudonym? = try r.optional("huishouden")
    let ingangsdatum: CivilDate = try r.required("ingangsdatum")
    let kanaal: Kanaal? = try r.optional("kanaal")
    let kostendelendeMedebewoners: Int = try r.required("kostendelendeMedebewoners", in: Grenzen.aantal)
    let leefgebieden: [Leefgebied] = try r.required("leefgebieden")
    let leefvorm: Leefvorm = try r.required("leefvorm")
    let meldingsdatum: CivilDate = try r.required("meldingsdatum")
    let partnerGeboortedatum: CivilDate? = try r.optional("partnerGeboortedatum")
    let redenInstroom: RedenInstroom? = try r.optional("redenInstroom")
    let regeling: Regeling = try r.required("regeling")
    let zoektermijnUitzondering: Bool = try r.required("zoektermijnUitzondering")
    self.init(
      gemeente: gemeente, regeling: regeling, meldingsdatum: meldingsdatum, ingangsdatum: ingangsdatum,
      geboortedatum: geboortedatum, leefvorm: leefvorm, partnerGeboortedatum: partnerGeboortedatum,
      kostendelendeMedebewoners: kostendelendeMedebewoners, geboortedatumJongsteKind: geboortedatumJongsteKind,
      leefgebieden: leefgebieden, zoektermijnUitzondering: zoektermijnUitzondering, diagnose: diagnose,
      huishouden: huishouden, kanaal: kanaal, redenInstroom: redenInstroom)
  }

  func write(to w: inout FieldWriter) {
    w.field("diagnose", diagnose)
    w.field("geboortedatum", geboortedatum)
    w.field("geboortedatumJongsteKind", geboortedatumJongsteKind)
    w.field("gemeente", gemeente)
    w.field("huishouden", huishouden)
    w.field("ingangsdatum", ingangsdatum)
    w.field("kanaal", kanaal)
    w.field("kostendelendeMedebewoners", kostendelendeMedebewoners)
    w.field("leefgebieden", leefgebieden)
    w.field("leefvorm", leefvorm)
    w.field("meldingsdatum", meldingsdatum)
    w.field("partnerGeboortedatum", partnerGeboortedatum)
    w.field("redenInstroom", redenInstroom)
    w.field("regeling", regeling)
    w.field("zoektermijnUitzondering", zoektermijnUitzondering)
  }
}

extension AanvraagBesloten: Payload {
  static let fields: [StaticString] = ["aanvraag", "datum", "uitkomst"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let aanvraag: String = try r.required("aanvraag")
    let datum: CivilDate = try r.required("datum")
    let uitkomst: AanvraagUitkomst = try r.required("uitkomst")
    self.init(aanvraag: aanvraag, datum: datum, uitkomst: uitkomst)
  }

  func write(to w: inout FieldWriter) {
    w.field("aanvraag", aanvraag)
    w.field("datum", datum)
    w.field("uitkomst", uitkomst)
  }
}

extension DiagnoseGesteld: Payload {
  static let fields: [StaticString] = ["datum", "diagnose"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let diagnose: Diagnose = try r.required("diagnose")
    self.init(datum: datum, diagnose: diagnose)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("diagnose", diagnose)
  }
}

extension HuishoudenGewijzigd: Payload {
  static let fields: [StaticString] = [
    "datum", "geboortedatumJongsteKind", "gemeente", "kostendelendeMedebewoners", "leefvorm", "partnerGeboortedatum",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let geboortedatumJongsteKind: CivilDate? = try r.optional("geboortedatumJongsteKind")
    let gemeente: Gemeente? = try r.optional("gemeente")
    let kostendelendeMedebewoners: Int? = try r.optional("kostendelendeMedebewoners", in: Grenzen.aantal)
    let leefvorm: Leefvorm? = try r.optional("leefvorm")
    let partnerGeboortedatum: CivilDate? = try r.optional("partnerGeboortedatum")
    self.init(
      datum: datum, gemeente: gemeente, leefvorm: leefvorm, partnerGeboortedatum: partnerGeboortedatum,
      kostendelendeMedebewoners: kostendelendeMedebewoners, geboortedatumJongsteKind: geboortedatumJongsteKind)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("geboortedatumJongsteKind", geboortedatumJongsteKind)
    w.field("gemeente", gemeente)
    w.field("kostendelendeMedebewoners", kostendelendeMedebewoners)
    w.field("leefvorm", leefvorm)
    w.field("partnerGeboortedatum", partnerGeboortedatum)
  }
}

extension Wachtlijst: Payload {
  static let fields: [StaticString] = ["datum", "soort"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let soort: WachtlijstSoort = try r.required("soort")
    self.init(datum: datum, soort: soort)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("soort", soort)
  }
}

extension RegieToegewezen: Payload {
  static let fields: [StaticString] = ["datum", "functionaris", "organisatie"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let functionaris: Pseudonym = try r.required("functionaris")
    let organisatie: String = try r.required("organisatie")
    self.init(datum: datum, functionaris: functionaris, organisatie: organisatie)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("functionaris", functionaris)
    w.field("organisatie", organisatie)
  }
}

extension VerwijzingGedaan: Payload {
  static let fields: [StaticString] = ["datum", "naar"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let naar: Verwijsdoel = try r.required("naar")
    self.init(datum: datum, naar: naar)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("naar", naar)
  }
}

extension OverdrachtAangeboden: Payload {
  static let fields: [StaticString] = ["datum", "naar", "overdracht"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let naar: Verwijsdoel = try r.required("naar")
    let overdracht: String = try r.required("overdracht")
    self.init(overdracht: overdracht, datum: datum, naar: naar)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("naar", naar)
    w.field("overdracht", overdracht)
  }
}

extension OverdrachtVervolg: Payload {
  static let fields: [StaticString] = ["datum", "overdracht"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let overdracht: String = try r.required("overdracht")
    self.init(overdracht: overdracht, datum: datum)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("overdracht", overdracht)
  }
}

extension GegevenIngetrokken: Payload {
  static let fields: [StaticString] = ["gebeurtenis", "reden"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let gebeurtenis: String = try r.required("gebeurtenis")
    let reden: String = try r.required("reden")
    self.init(gebeurtenis: gebeurtenis, reden: reden)
  }

  func write(to w: inout FieldWriter) {
    w.field("gebeurtenis", gebeurtenis)
    w.field("reden", reden)
  }
}
