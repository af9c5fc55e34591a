// The payloads of the report events: fields in the order of their names, which is the order in which faults are found.

import Domain

extension UitstroomGemeld: Payload {
  static let fields: [StaticString] = ["datum", "reden"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let reden: UitstroomReden = try r.required("reden")
    self.init(datum: datum, reden: reden)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("reden", reden)
  }
}

extension VoorzieningGestart: Payload {
  static let fields: [StaticString] = ["datum", "instrument", "voorziening"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let instrument: Instrument = try r.required("instrument")
    let voorziening: String = try r.required("voorziening")
    self.init(voorziening: voorziening, instrument: instrument, datum: datum)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("instrument", instrument)
    w.field("voorziening", voorziening)
  }
}

extension VoorzieningVerlengd: Payload {
  static let fields: [StaticString] = ["datum", "voorziening"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let voorziening: String = try r.required("voorziening")
    self.init(voorziening: voorziening, datum: datum)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("voorziening", voorziening)
  }
}

extension VoorzieningBeeindigd: Payload {
  static let fields: [StaticString] = ["datum", "uitkomst", "voorziening"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let uitkomst: VoorzieningUitkomst = try r.required("uitkomst")
    let voorziening: String = try r.required("voorziening")
    self.init(voorziening: voorziening, datum: datum, uitkomst: uitkomst)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("uitkomst", uitkomst)
    w.field("voorziening", voorziening)
  }
}

extension ActiviteitAangeboden: Payload {
  static let fields: [StaticString] = ["datum", "soort"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let soort: Aanbod = try r.required("soort")
    self.init(datum: datum, soort: soort)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("soort", soort)
  }
}

extension PlaatsingGestart: Payload {
  static let fields: [StaticString] = [
    "datum", "gemeenteWerkplek", "loonwaarde", "plaatsing", "soort", "urenPerWeek", "via", "werkgever",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let gemeenteWerkplek: Gemeente? = try r.optional("gemeenteWerkplek")
    let loonwaarde: Int? = try r.optional("loonwaarde", in: 0...100)
    let plaatsing: String = try r.required("plaatsing")
    let soort: PlaatsingSoort = try r.required("soort")
    let urenPerWeek: Decimaal = try r.required("urenPerWeek", .nulOfMeer)
    let via: PlaatsingVia? = try r.optional("via")
    let werkgever: Pseudonym? = try r.optionalWerkgever("werkgever")
    self.init(
      plaatsing: plaatsing, soort: soort, datum: datum, urenPerWeek: urenPerWeek, loonwaarde: loonwaarde,
      werkgever: werkgever, gemeenteWerkplek: gemeenteWerkplek, via: via)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("gemeenteWerkplek", gemeenteWerkplek)
    w.field("loonwaarde", loonwaarde)
    w.field("plaatsing", plaatsing)
    w.field("soort", soort)
    w.field("urenPerWeek", urenPerWeek)
    w.field("via", via)
    w.werkgever("werkgever", werkgever)
  }
}

extension PlaatsingBeeindigd: Payload {
  static let fields: [StaticString] = ["datum", "plaatsing"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let plaatsing: String = try r.required("plaatsing")
    self.init(plaatsing: plaatsing, datum: datum)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("plaatsing", plaatsing)
  }
}

extension ActiviteitGemeld: Payload {
  static let fields: [StaticString] = ["soort", "tot", "urenPerWeek", "van"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let soort: ActiviteitSoort = try r.required("soort")
    let tot: CivilDate? = try r.optional("tot")
    let urenPerWeek: Decimaal = try r.required("urenPerWeek", .nulOfMeer)
    let van: CivilDate = try r.required("van")
    self.init(soort: soort, van: van, tot: tot, urenPerWeek: urenPerWeek)
  }

  func write(to w: inout FieldWriter) {
    w.field("soort", soort)
    w.field("tot", tot)
    w.field("urenPerWeek", urenPerWeek)
    w.field("van", van)
  }
}

extension GedragingGemeld: Payload {
  static let fields: [StaticString] = ["datum", "gedraging", "verwijtbaar"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let gedraging: String = try r.required("gedraging")
    let verwijtbaar: Bool = try r.required("verwijtbaar")
    self.init(datum: datum, gedraging: gedraging, verwijtbaar: verwijtbaar)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("gedraging", gedraging)
    w.field("verwijtbaar", verwijtbaar)
  }
}

extension OntheffingVerleend: Payload {
  static let fields: [StaticString] = ["soort", "tot", "van"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let soort: OntheffingSoort = try r.required("soort")
    let tot: CivilDate? = try r.optional("tot")
    let van: CivilDate = try r.required("van")
    self.init(soort: soort, van: van, tot: tot)
  }

  func write(to w: inout FieldWriter) {
    w.field("soort", soort)
    w.field("tot", tot)
    w.field("van", van)
  }
}

extension TevredenheidGemeten: Payload {
  static let fields: [StaticString] = ["cijfer", "datum", "gemeente", "groep"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let cijfer: Decimaal = try r.required("cijfer", .cijfer)
    let datum: CivilDate = try r.required("datum")
    let gemeente: Gemeente? = try r.optional("gemeente")
    let groep: TevredenheidGroep = try r.required("groep")
    self.init(datum: datum, groep: groep, cijfer: cijfer, gemeente: gemeente)
  }

  func write(to w: inout FieldWriter) {
    w.field("cijfer", cijfer)
    w.field("datum", datum)
    w.field("gemeente", gemeente)
    w.field("groep", groep)
  }
}

extension WerkgeverBenaderd: Payload {
  static let fields: [StaticString] = ["cluster", "datum", "gemeente"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let cluster: String = try r.required("cluster")
    let datum: CivilDate = try r.required("datum")
    let gemeente: Gemeente = try r.required("gemeente")
    self.init(datum: datum, gemeente: gemeente, cluster: cluster)
  }

  func write(to w: inout FieldWriter) {
    w.field("cluster", cluster)
    w.field("datum", datum)
    w.field("gemeente", gemeente)
  }
}

extension VacatureGemeld: Payload {
  static let fields: [StaticString] = ["cluster", "datum", "gemeente", "urenPerWeek", "vacature"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let cluster: String = try r.required("cluster")
    let datum: CivilDate = try r.required("datum")
    let gemeente: Gemeente = try r.required("gemeente")
    let urenPerWeek: Decimaal = try r.required("urenPerWeek", .nulOfMeer)
    let vacature: String = try r.required("vacature")
    self.init(vacature: vacature, datum: datum, gemeente: gemeente, cluster: cluster, urenPerWeek: urenPerWeek)
  }

  func write(to w: inout FieldWriter) {
    w.field("cluster", cluster)
    w.field("datum", datum)
    w.field("gemeente", gemeente)
    w.field("urenPerWeek", urenPerWeek)
    w.field("vacature", vacature)
  }
}

extension VacatureVervuld: Payload {
  static let fields: [StaticString] = ["datum", "vacature"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let datum: CivilDate = try r.required("datum")
    let vacature: String = try r.required("vacature")
    self.init(vacature: vacature, datum: datum)
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("vacature", vacature)
  }
}

extension AfspraakGemaakt: Payload {
  static let fields: [StaticString] = ["aantal", "afspraak", "gemeente", "soort", "tot", "van"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let aantal: Int = try r.required("aantal", in: Grenzen.aantal)
    let afspraak: String = try r.required("afspraak")
    let gemeente: Gemeente = try r.required("gemeente")
    let soort: AfspraakSoort = try r.required("soort")
    let tot: CivilDate = try r.required("tot")
    let van: CivilDate = try r.required("van")
    self.init(afspraak: afspraak, soort: soort, gemeente: gemeente, aantal: aantal, van: van, tot: tot)
  }

  func write(to w: inout FieldWriter) {
    w.field("aantal", aantal)
    w.field("afspraak", afspraak)
    w.field("gemeente", gemeente)
    w.field("soort", soort)
    w.field("tot", tot)
    w.field("van", van)
  }
}
