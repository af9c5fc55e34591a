import Domain

extension Diagnose: Payload {
  static let fields: [StaticString] = [
    "aangewezenOpBeschut", "afstandMaanden", "arbeidsvermogen", "inDoelgroepregister", "jonggehandicapt",
    "onderwijsMogelijk", "startkwalificatie", "verdiencapaciteit", "volledigDuurzaamArbeidsongeschikt",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let aangewezenOpBeschut: Bool = try r.required("aangewezenOpBeschut")
    let afstandMaanden: Int = try r.required("afstandMaanden", in: Grenzen.aantal)
    let arbeidsvermogen: Arbeidsvermogen = try r.required("arbeidsvermogen")
    let inDoelgroepregister: Bool = try r.required("inDoelgroepregister")
    let jonggehandicapt: Bool = try r.required("jonggehandicapt")
    let onderwijsMogelijk: Bool = try r.required("onderwijsMogelijk")
    let startkwalificatie: Bool = try r.required("startkwalificatie")
    let verdiencapaciteit: Int = try r.required("verdiencapaciteit", in: 0...100)
    let volledigDuurzaamArbeidsongeschikt: Bool = try r.required("volledigDuurzaamArbeidsongeschikt")
    self.init(
      arbeidsvermogen: arbeidsvermogen, verdiencapaciteit: verdiencapaciteit, afstandMaanden: afstandMaanden,
      volledigDuurzaamArbeidsongeschikt: volledigDuurzaamArbeidsongeschikt, aangewezenOpBeschut: aangewezenOpBeschut,
      inDoelgroepregister: inDoelgroepregister, onderwijsMogelijk: onderwijsMogelijk, startkwalificatie: startkwalificatie,
      jonggehandicapt: jonggehandicapt)
  }

  func write(to w: inout FieldWriter) {
    w.field("aangewezenOpBeschut", aangewezenOpBeschut)
    w.field("afstandMaanden", afstandMaanden)
    w.field("arbeidsvermogen", arbeidsvermogen)
    w.field("inDoelgroepregister", inDoelgroepregister)
    w.field("jonggehandicapt", jonggehandicapt)
    w.field("onderwijsMogelijk", onderwijsMogelijk)
    w.field("startkwalificatie", startkwalificatie)
    w.field("verdiencapaciteit", verdiencapaciteit)
    w.field("volledigDuurzaamArbeidsongeschikt", volledigDuurzaamArbeidsongeschikt)
  }
}
