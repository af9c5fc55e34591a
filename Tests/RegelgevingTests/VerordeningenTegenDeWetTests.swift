import Testing

/// One thing wrong in a gemeente's by-law, and what the loader must say of it.
struct Verordeningsfout: Sendable, CustomTestStringConvertible {
  enum Verandering: Sendable {
    /// Other rows in a block.
    case rijen([String])
    /// A text of the block by another.
    case tekst(String, String)
    /// A block more, with its unit and rhythm.
    case extra(eenheid: String, ritme: String, [String])
    /// Neither a rule nor a window of recidive.
    case zonderRecidive
  }

  var naam: String
  var pad: String
  var verandering: Verandering
  /// Every one stands in a line of its own file and line.
  var verwacht: [String]
  /// How many lines; 0: the fault itself, and what it takes with it.
  var aantal: Int

  init(_ naam: String, _ pad: String, _ verandering: Verandering, _ verwacht: [String], aantal: Int = 1) {
    (self.naam, self.pad, self.verandering, self.verwacht, self.aantal) = (naam, pad, verandering, verwacht, aantal)
  }

  var testDescription: String { naam }

  func pasToe(_ verordening: inout Verordening) -> String {
    func plaats(_ pad: String) -> Int { verordening.blokken.firstIndex { $0.pad == pad } ?? 0 }
    switch verandering {
    case .rijen(let rijen): verordening.blokken[plaats(pad)].rijen = rijen
    case .extra(let eenheid, let ritme, let rijen):
      let blok = Verordening.Blok(pad: pad, eenheid: eenheid, artikel: "Verordening art. 99", rijen: rijen)
      return verordening.tekst + blok.tekst.replacing("ritme: doorlopend", with: "ritme: \(ritme)")
    case .zonderRecidive: verordening.blokken.removeAll { $0.pad.hasPrefix("maatregel.recidive.") }
    case .tekst(let zoek, let door):
      let oud = verordening.blokken[plaats(pad)].tekst
      return verordening.tekst.replacing(oud, with: oud.replacing(zoek, with: door))
    }
    return verordening.tekst
  }
}

/// By-laws that break national law, or cannot be read: each is told with file and line, the article, what was found and what to
/// write.
@Suite struct `By-laws that break the law` {
  @Test func `The by-law is good before it is spoiled`() { #expect(Verordening().problemen() == []) }

  @Test func `There are more than sixty`() { #expect(Self.fouten.count > 60) }

  @Test(arguments: fouten)
  func `Each is told with file, line, article and remedy`(fout: Verordeningsfout) throws {
    var verordening = Verordening()
    let problemen = verordening.problemen(fout.pasToe(&verordening))
    #expect(fout.aantal == 0 ? !problemen.isEmpty : problemen.count == fout.aantal, "\(problemen)")
    let alles = problemen.joined(separator: "\n")
    for tekst in fout.verwacht { #expect(alles.contains(tekst), "\(alles)") }
    for probleem in problemen {
      let regel = try #require(Int(probleem.dropFirst(Verordening.bestand.count + 1).prefix { $0.isNumber }))
      #expect(probleem.hasPrefix("\(Verordening.bestand):\(regel): "))
      #expect(probleem.contains("; expected ") && probleem.split(separator: "; ").count >= 3, "\(probleem)")
    }
  }

  @Test func `The line is that of the row, and the first of the block when the whole of it is meant`() {
    var verordening = Verordening()
    verordening.blokken[4].rijen = ["vanaf: 2015-01-01, waarde: 1_2, status: bron, bron: \"CVDR1\""]
    let begin = verordening.regel("maatregel.categorie-1.maanden")
    #expect(begin == 33)
    #expect(
      verordening.problemen().contains {
        $0.hasPrefix("\(Verordening.bestand):\(begin + 7): maatregel.categorie-1.maanden waarde")
      })
  }

  @Test func `All of them are told in one go`() {
    var verordening = Verordening()
    var gedaan: Set<String> = []
    var verwacht: [String] = []
    for fout in Self.fouten where fout.aantal == 1 && !fout.pad.hasPrefix("maatregel.") {
      guard case .rijen = fout.verandering, gedaan.insert(fout.pad).inserted else { continue }
      _ = fout.pasToe(&verordening)
      verwacht.append(fout.verwacht[0])
    }
    let problemen = verordening.problemen()
    #expect(verwacht.count == 8)
    #expect(problemen.count == verwacht.count, "\(problemen)")
    for tekst in verwacht { #expect(problemen.contains { $0.contains(tekst) }) }
  }

  static let fouten = [
    Verordeningsfout(
      "P2 as long as P1", "maatregel.uniform.p2", .rijen(["vanaf: 2015-01-01, waarde: 1, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p2: 1; expected more than P1, 1, and at most 3 months (Participatiewet art. 18 lid 6)", "write 2 or 3"]),
    Verordeningsfout(
      "P2 of no months", "maatregel.uniform.p2", .rijen(["vanaf: 2015-01-01, waarde: 0, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p2: 0", "(Participatiewet art. 18 lid 6)", "write 2 or 3"]),
    Verordeningsfout(
      "P2 of four months", "maatregel.uniform.p2", .rijen(["vanaf: 2015-01-01, waarde: 4, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p2: 4", "(Participatiewet art. 18 lid 6)", "write 2 or 3"]),
    Verordeningsfout(
      "P1 as long as P2", "maatregel.uniform.p1", .rijen(["vanaf: 2015-01-01, waarde: 2, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p2: 2; expected more than P1, 2", "(Participatiewet art. 18 lid 6)", "write 3"]),
    Verordeningsfout(
      "P1 that leaves no P2", "maatregel.uniform.p1", .rijen(["vanaf: 2015-01-01, waarde: 3, status: bron, bron: \"CVDR1\""]),
      ["more than P1, 3", "(Participatiewet art. 18 lid 6)", "lower maatregel.uniform.p1 first"]),
    Verordeningsfout(
      "P1 of no months", "maatregel.uniform.p1", .rijen(["vanaf: 2015-01-01, waarde: 0, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p1: 0; expected 1 to 3 months (Participatiewet art. 18 lid 5)", "write 1, 2 or 3"]),
    Verordeningsfout(
      "P1 of four months", "maatregel.uniform.p1", .rijen(["vanaf: 2015-01-01, waarde: 4, status: bron, bron: \"CVDR1\""]),
      ["maatregel.uniform.p1: 4", "(Participatiewet art. 18 lid 5)", "(Participatiewet art. 18 lid 6)"], aantal: 2),
    Verordeningsfout(
      "P2 lowered to P1 in 2018", "maatregel.uniform.p2",
      .rijen([
        "vanaf: 2015-01-01, waarde: 2, status: bron, bron: \"CVDR1\"",
        "vanaf: 2018-01-01, waarde: 1, status: bron, bron: \"CVDR1\"",
      ]), ["maatregel.uniform.p2: 1", "(Participatiewet art. 18 lid 6)"]),
    Verordeningsfout(
      "P1 raised to P2 in 2018", "maatregel.uniform.p1",
      .rijen([
        "vanaf: 2015-01-01, waarde: 1, status: bron, bron: \"CVDR1\"",
        "vanaf: 2018-01-01, waarde: 2, status: bron, bron: \"CVDR1\"",
      ]), ["more than P1, 2", "(Participatiewet art. 18 lid 6)"]),
    Verordeningsfout(
      "a third term of its own", "maatregel.uniform.p3",
      .extra(eenheid: "maanden", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 6, status: bron, bron: \"CVDR1\""]),
      ["set by a gemeente; expected that only national law sets it (Participatiewet art. 18 lid 7 en 8)", "remove the block"]),
    Verordeningsfout(
      "a percentage of its own for the uniform obligations", "maatregel.uniform.percentage",
      .extra(eenheid: "procent", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 50, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 18 lid 5)"]),
    Verordeningsfout(
      "uniform obligations of its own", "maatregel.uniform.gedragingen",
      .extra(
        eenheid: "codes", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: [te-laat-komen], status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 18 lid 4 onder a tot en met h)"]),
    Verordeningsfout(
      "a window of its own for the uniform obligations", "maatregel.uniform.venster",
      .extra(eenheid: "maanden", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 24, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 18 lid 6 tot en met 8)"]),
    Verordeningsfout(
      "a zoektermijn of its own", "zoektermijn.dagen",
      .extra(eenheid: "dagen", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 14, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 41 lid 4)"]),
    Verordeningsfout(
      "an age of its own for the zoektermijn", "zoektermijn.leeftijd",
      .extra(eenheid: "getal", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 23, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 41 lid 4)"]),
    Verordeningsfout(
      "permission of its own to waive", "zoektermijn.mag_vervallen",
      .extra(eenheid: "ja/nee", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 41 lid 11)"]),
    Verordeningsfout(
      "a norm of its own", "norm.alleenstaande.21-aow",
      .extra(eenheid: "euro", ritme: "halfjaar", ["vanaf: 2015-01-01, waarde: 1000.00, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 21 onder a)"]),
    Verordeningsfout(
      "a vrijlating of its own", "vrijlating.arbeid.percentage",
      .extra(eenheid: "procent", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 50, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 31 lid 2 onder n)"]),
    Verordeningsfout(
      "a subsidy above the law", "lks.maximum",
      .extra(eenheid: "procent", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 90, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 10d lid 4)"]),
    Verordeningsfout(
      "a kostendelersnorm of its own", "kostendelersnorm.vast",
      .extra(eenheid: "procent", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: 50, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 22a lid 1)"]),
    Verordeningsfout(
      "a limit of vermogen of its own", "vermogensgrens.gezin",
      .extra(eenheid: "euro", ritme: "jaar", ["vanaf: 2015-01-01, waarde: 20000.00, status: bron, bron: \"CVDR1\""]),
      ["only national law sets it (Participatiewet art. 34 lid 3)"]),
    Verordeningsfout(
      "a waiver a month before the law allows it", "zoektermijn.vervalt",
      .rijen(["vanaf: 2025-12-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
      [
        "ja on 2025-12-01; expected nee: on that day the law lets nobody waive it (Participatiewet art. 41 lid 11)",
        "write nee, or a 'vanaf' on which zoektermijn.mag_vervallen is ja",
      ]),
    Verordeningsfout(
      "a waiver in 2015", "zoektermijn.vervalt", .rijen(["vanaf: 2015-01-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
      ["ja on 2015-01-01", "(Participatiewet art. 41 lid 11)"]),
    Verordeningsfout(
      "four months back", "aanvraag.terugwerkend.maanden",
      .rijen(["vanaf: 2026-01-01, waarde: 4, status: bron, bron: \"CVDR1\""]),
      ["4 on 2026-01-01; expected at most 3 months on that day (Participatiewet art. 44)", "write 3 or less"]),
    Verordeningsfout(
      "one month back in 2025", "aanvraag.terugwerkend.maanden",
      .rijen(["vanaf: 2025-01-01, waarde: 1, status: bron, bron: \"CVDR1\""]),
      [
        "1 on 2025-01-01; expected at most 0 months on that day (Participatiewet art. 44)",
        "write 0, or a 'vanaf' from which the law allows it",
      ]),
    Verordeningsfout(
      "a percentage of 101", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 101, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '101'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage just over 100", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 100.0001, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '100.0001'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage of a thousand", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 1000, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '1000'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a negative percentage", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: -10, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '-10'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage with a sign", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 10%, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '10%'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage without its zero", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: .5, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '.5'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage with five decimals", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 10.12345, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '10.12345'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage in words", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: tien, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: 'tien'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage with an exponent", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: 1e1, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-1.percentage waarde: '1e1'; expected a percentage from 0 to 100 with a point (Afstemmingsverordening art. 9)"
      ], aantal: 0),
    Verordeningsfout(
      "a percentage with a comma", "maatregel.categorie-1.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: \"12,5\", status: bron, bron: \"CVDR1\""]),
      ["expected a percentage from 0 to 100", "(Afstemmingsverordening art. 9)", "write 12.5"], aantal: 0),
    Verordeningsfout(
      "months with an underscore", "maatregel.categorie-1.maanden",
      .rijen(["vanaf: 2015-01-01, waarde: 1_2, status: bron, bron: \"CVDR1\""]),
      [
        "'1_2'; expected a whole number of maanden, 0 to 1200 (Afstemmingsverordening art. 9)",
        "write digits only, without leading zeros",
      ], aantal: 0),
    Verordeningsfout(
      "months with a leading zero", "maatregel.categorie-1.maanden",
      .rijen(["vanaf: 2015-01-01, waarde: 012, status: bron, bron: \"CVDR1\""]), ["'012'", "(Afstemmingsverordening art. 9)"],
      aantal: 0),
    Verordeningsfout(
      "half a month", "maatregel.categorie-1.maanden", .rijen(["vanaf: 2015-01-01, waarde: 1.5, status: bron, bron: \"CVDR1\""]),
      ["'1.5'", "(Afstemmingsverordening art. 9)"], aantal: 0),
    Verordeningsfout(
      "months without end", "maatregel.categorie-1.maanden",
      .rijen(["vanaf: 2015-01-01, waarde: 9999, status: bron, bron: \"CVDR1\""]), ["'9999'", "check it with the source"],
      aantal: 0),
    Verordeningsfout(
      "an amount with an underscore", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: 12_570, status: bron, bron: \"CVDR1\""]),
      [
        "wsw.bijdragePerWerknemer waarde: '12_570'; expected euros with a point and two decimals (Verordening Wsw art. 6)",
        "write the amount that the source prints",
      ]),
    Verordeningsfout(
      "an amount without decimals", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: 641, status: bron, bron: \"CVDR1\""]),
      [
        "wsw.bijdragePerWerknemer waarde: '641'; expected euros with a point and two decimals (Verordening Wsw art. 6)",
        "write the amount",
      ]),
    Verordeningsfout(
      "an amount with a leading zero", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: 0363.00, status: bron, bron: \"CVDR1\""]),
      [
        "wsw.bijdragePerWerknemer waarde: '0363.00'; expected euros with a point and two decimals (Verordening Wsw art. 6)",
        "write the amount",
      ]),
    Verordeningsfout(
      "an octal number as an amount", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: 0363, status: bron, bron: \"CVDR1\""]),
      [
        "wsw.bijdragePerWerknemer waarde: '0363'; expected euros with a point and two decimals (Verordening Wsw art. 6)",
        "write the amount",
      ]),
    Verordeningsfout(
      "a Dutch amount", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: \"2.112,00\", status: bron, bron: \"CVDR1\""]),
      [
        "'2.112,00'; expected euros with a point and two decimals (Verordening Wsw art. 6)",
        "write 2112.00 if that is what the source prints",
      ]),
    Verordeningsfout(
      "a Dutch amount that YAML would cut", "wsw.bijdragePerWerknemer",
      .rijen(["vanaf: 2015-01-01, waarde: 2.112,00, status: bron, bron: \"CVDR1\""]),
      ["'00' after a comma; expected a point before decimals, and no commas in a number", "'2.112'"], aantal: 2),
    Verordeningsfout(
      "an octal number", "verdringing.maximum", .rijen(["vanaf: 2015-01-01, waarde: 0363, status: bron, bron: \"CVDR1\""]),
      [
        "verdringing.maximum waarde: '0363'; expected a whole number of getal", "(Re-integratieverordening art. 5)",
        "without leading zeros",
      ]),
    Verordeningsfout(
      "a number with an underscore", "verdringing.maximum",
      .rijen(["vanaf: 2015-01-01, waarde: 12_570, status: bron, bron: \"CVDR1\""]),
      ["'12_570'", "(Re-integratieverordening art. 5)"]),
    Verordeningsfout(
      "a day that does not exist", "termijn.diagnose", .rijen(["vanaf: 2015-02-30, waarde: 56, status: bron, bron: \"CVDR1\""]),
      ["termijn.diagnose vanaf: '2015-02-30'; expected a date of the calendar", "that month has 28 days"]),
    Verordeningsfout(
      "a Dutch date", "termijn.diagnose", .rijen(["vanaf: 01-07-2015, waarde: 56, status: bron, bron: \"CVDR1\""]),
      ["'01-07-2015'", "write 2015-07-01"]),
    Verordeningsfout(
      "two values of one day", "termijn.diagnose",
      .rijen([
        "vanaf: 2015-01-01, waarde: 56, status: bron, bron: \"CVDR1\"",
        "vanaf: 2015-01-01, waarde: 28, status: bron, bron: \"CVDR1\"",
      ]), ["2015-01-01 twice", "one row a day", "add 'geregistreerd: YYYY-MM-DD'"]),
    Verordeningsfout(
      "values that overlap, out of order", "termijn.diagnose",
      .rijen([
        "vanaf: 2016-01-01, waarde: 56, status: bron, bron: \"CVDR1\"",
        "vanaf: 2015-07-01, waarde: 28, status: bron, bron: \"CVDR1\"",
      ]), ["2015-07-01 after 2016-01-01; expected rows by day"]),
    Verordeningsfout(
      "a correction registered before what it corrects", "termijn.diagnose",
      .rijen([
        "vanaf: 2015-01-01, geregistreerd: 2015-06-01, waarde: 56, status: bron, bron: \"CVDR1\"",
        "vanaf: 2015-01-01, geregistreerd: 2015-05-01, waarde: 28, status: bron, bron: \"CVDR1\"",
      ]), ["2015-01-01 twice"]),
    Verordeningsfout(
      "a value without a first day", "termijn.diagnose", .rijen(["waarde: 56, status: bron, bron: \"CVDR1\""]),
      ["termijn.diagnose vanaf: is missing", "add 'vanaf:'"]),
    Verordeningsfout(
      "a row without a value", "termijn.diagnose", .rijen(["vanaf: 2015-01-01, status: bron, bron: \"CVDR1\""]),
      ["termijn.diagnose waarde: is missing", "add 'waarde:'"]),
    Verordeningsfout(
      "a row without a source", "termijn.diagnose", .rijen(["vanaf: 2015-01-01, waarde: 56, status: bron"]),
      ["termijn.diagnose bron: is missing"]),
    Verordeningsfout(
      "a status nobody knows", "termijn.diagnose", .rijen(["vanaf: 2015-01-01, waarde: 56, status: zeker, bron: \"CVDR1\""]),
      ["'zeker'; expected one of bron, model, aanname"]),
    Verordeningsfout(
      "an assumption without a reason", "termijn.diagnose",
      .rijen(["vanaf: 2015-01-01, waarde: 56, status: aanname, bron: \"CVDR1\""]),
      ["toelichting: is missing; expected the reason of every 'aanname'"]),
    Verordeningsfout(
      "an end by a last day", "termijn.diagnose",
      .rijen(["vanaf: 2015-01-01, tot: 2016-01-01, waarde: 56, status: bron, bron: \"CVDR1\""]), ["unknown key 'tot'"]),
    Verordeningsfout(
      "a spoor nobody defined", "tegenprestatie.sporen",
      .rijen(["vanaf: 2015-01-01, waarde: [zorgspoor], status: bron, bron: \"CVDR1\""]),
      [
        "tegenprestatie.sporen waarde: 'zorgspoor'; expected a spoor of this tenant: werk, zorg, zonder-diagnose, alle",
        "(Verordening tegenprestatie art. 2)",
      ]),
    Verordeningsfout(
      "an activiteit nobody knows", "tegenprestatie.soorten",
      .rijen(["vanaf: 2015-01-01, waarde: [mantelzorgen], status: bron, bron: \"CVDR1\""]),
      [
        "'mantelzorgen'; expected one of tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing",
        "(Verordening tegenprestatie art. 3)", "write 'mantelzorg'",
      ]),
    Verordeningsfout(
      "a day of the tegenprestatie nobody knows", "tegenprestatie.vanaf",
      .rijen(["vanaf: 2015-01-01, waarde: melding, status: bron, bron: \"CVDR1\""]),
      ["'melding'; expected one of aanvraag, start", "(Verordening tegenprestatie art. 2)"]),
    Verordeningsfout(
      "a recidive rule nobody knows", "maatregel.recidive.regel",
      .rijen(["vanaf: 2015-01-01, waarde: verdubbel, status: bron, bron: \"CVDR1\""]),
      ["'verdubbel'; expected one of verdubbel-duur, verdubbel-percentage, plus-punten", "(Afstemmingsverordening art. 11)"],
      aantal: 0),
    Verordeningsfout(
      "a uniform obligation in a category of its own", "maatregel.categorie-1.gedragingen",
      .rijen(["vanaf: 2015-01-01, waarde: [te-laat, 18-4-a], status: bron, bron: \"CVDR1\""]),
      ["'18-4-a' is also in maatregel.uniform.gedragingen", "remove it from one"]),
    Verordeningsfout(
      "a gedraging in two categories", "maatregel.categorie-2.gedragingen",
      .rijen(["vanaf: 2015-01-01, waarde: [te-laat], status: bron, bron: \"CVDR1\""]),
      ["'te-laat' is also in maatregel.categorie-1.gedragingen"]),
    Verordeningsfout(
      "a gedraging with capitals", "maatregel.categorie-2.gedragingen",
      .rijen(["vanaf: 2015-01-01, waarde: [PlanVanAanpak], status: bron, bron: \"CVDR1\""]),
      ["'PlanVanAanpak'; expected a code of lower-case letters", "(Afstemmingsverordening art. 7)"]),
    Verordeningsfout(
      "a gedraging twice", "maatregel.categorie-2.gedragingen",
      .rijen(["vanaf: 2015-01-01, waarde: [plan-van-aanpak, plan-van-aanpak], status: bron, bron: \"CVDR1\""]),
      ["a code twice", "(Afstemmingsverordening art. 7)"]),
    Verordeningsfout(
      "one gedraging that is no list", "maatregel.categorie-2.gedragingen",
      .rijen(["vanaf: 2015-01-01, waarde: plan-van-aanpak, status: bron, bron: \"CVDR1\""]),
      ["expected a list of codes (Afstemmingsverordening art. 7)", "write [a, b]"]),
    Verordeningsfout(
      "a category without a percentage", "maatregel.categorie-2.percentage",
      .rijen(["vanaf: 2015-01-01, waarde: null, status: bron, bron: \"CVDR1\""]),
      [
        "maatregel.categorie-2.percentage has no value on 2015-01-01",
        "add a row from 2015-01-01 to maatregel.categorie-2.percentage",
      ]),
    Verordeningsfout(
      "a category without months from 2017", "maatregel.categorie-2.maanden",
      .rijen([
        "vanaf: 2015-01-01, waarde: 1, status: bron, bron: \"CVDR1\"",
        "vanaf: 2017-01-01, waarde: null, status: bron, bron: \"CVDR1\"",
      ]), ["maatregel.categorie-2.maanden has no value on 2017-01-01"]),
    Verordeningsfout(
      "points more without the points", "maatregel.recidive.plus_punten",
      .rijen(["vanaf: 2015-01-01, waarde: null, status: bron, bron: \"CVDR1\""]),
      ["maatregel.recidive.plus_punten has no value on 2015-01-01; expected it beside 'plus-punten'"]),
    Verordeningsfout(
      "recidive without a window", "maatregel.recidive.venster",
      .rijen(["vanaf: 2015-01-01, waarde: null, status: bron, bron: \"CVDR1\""]),
      ["maatregel.recidive.venster has no value on 2015-01-01"]),
    Verordeningsfout(
      "a first warning without a window", "maatregel.recidive.regel", .zonderRecidive,
      [
        "maatregel.categorie-1.waarschuwing_eerste: maatregel.recidive.venster has no value on 2015-01-01; expected the months in which a first gedraging is the first"
      ]),
    Verordeningsfout(
      "a typo in a path", "termijn.diagnose", .tekst("termijn.diagnose:", "termijn.diagnoze:"),
      ["termijn.diagnoze: no parameter of this name", "write 'termijn.diagnose'"]),
    Verordeningsfout(
      "a typo in a key", "termijn.diagnose", .tekst("omschrijving: Proef", "omschijving: Proef"),
      ["unknown key 'omschijving'", "write 'omschrijving'", "omschrijving: is missing"], aantal: 2),
    Verordeningsfout(
      "a block without its article", "termijn.diagnose", .tekst("  artikel: Beleidsregel intake art. 2\n", ""),
      ["termijn.diagnose artikel: is missing"]),
    Verordeningsfout(
      "another unit", "termijn.diagnose", .tekst("eenheid: dagen", "eenheid: weken"),
      ["termijn.diagnose eenheid: 'weken'; expected 'dagen' for this parameter"]),
    Verordeningsfout(
      "another rhythm", "termijn.diagnose", .tekst("ritme: doorlopend", "ritme: jaar"),
      ["termijn.diagnose ritme: 'jaar'; expected 'doorlopend' for this parameter"]),
    Verordeningsfout(
      "a check before the last row", "termijn.diagnose", .tekst("gecontroleerd_tot: 2026-12-31", "gecontroleerd_tot: 2014-12-31"),
      ["expected a day on or after the last row, 2015-01-01"]),
    Verordeningsfout(
      "true for ja", "zoektermijn.vervalt", .tekst("waarde: ja", "waarde: true"),
      ["'true'; expected ja or nee (Beleidsregel zoektermijn art. 1)"]),
    Verordeningsfout(
      "what only a tenant settles", "integraleIntake.vorm",
      .extra(eenheid: "code", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: gesprek, status: bron, bron: \"CVDR1\""]),
      ["set by a gemeente; expected that no gemeente sets it, only its tenant"]),
    Verordeningsfout(
      "what its tenant did not leave to it", "stappen.tellen",
      .extra(eenheid: "ja/nee", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
      ["set by a gemeente; expected that no gemeente sets it, only its tenant"]),
    Verordeningsfout(
      "what its tenant keeps to itself", "aanvraag.besluit_vereist",
      .extra(eenheid: "ja/nee", ritme: "doorlopend", ["vanaf: 2015-01-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
      ["expected that its tenant leaves it to its gemeenten", "add 'aanvraag.besluit_vereist' to 'lokaal' in tenant.yaml"]),
  ]
}
