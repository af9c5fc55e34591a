import Domain

// JSON, appended to bytes without a detour over text: every row that feed reads passes here.

func schrijfGetal(_ getal: Int64, _ uit: inout [UInt8]) {
  if getal < 0 { uit.append(UInt8(ascii: "-")) }
  cijfers(getal.magnitude, &uit)
}

/// `12.5` in quotes.
func schrijfDecimaal(_ getal: Decimaal, _ uit: inout [UInt8]) {
  uit.append(UInt8(ascii: "\""))
  if getal.schaal == 0 { schrijfGetal(getal.mantisse, &uit) } else { uit.append(contentsOf: getal.description.utf8) }
  uit.append(UInt8(ascii: "\""))
}

private func cijfers(_ getal: UInt64, _ uit: inout [UInt8]) {
  var macht: UInt64 = 1
  while getal / macht >= 10 { macht *= 10 }
  while macht > 0 {
    uit.append(UInt8(getal / macht % 10) + 0x30)
    macht /= 10
  }
}

@inline(__always)
private func twee(_ getal: Int, _ uit: inout [UInt8]) {
  uit.append(UInt8(getal / 10) + 0x30)
  uit.append(UInt8(getal % 10) + 0x30)
}

func schrijfDatum(_ datum: CivilDate, _ uit: inout [UInt8]) {
  let (jaar, maand, dag) = datum.delen
  uit.append(UInt8(ascii: "\""))
  twee(jaar / 100, &uit)
  twee(jaar % 100, &uit)
  uit.append(UInt8(ascii: "-"))
  twee(maand, &uit)
  uit.append(UInt8(ascii: "-"))
  twee(dag, &uit)
  uit.append(UInt8(ascii: "\""))
}

func schrijfMaand(_ maand: Maand, _ uit: inout [UInt8]) {
  uit.append(UInt8(ascii: "\""))
  twee(maand.jaar / 100, &uit)
  twee(maand.jaar % 100, &uit)
  uit.append(UInt8(ascii: "-"))
  twee(maand.maand, &uit)
  uit.append(UInt8(ascii: "\""))
}

func schrijfGemeente(_ gemeente: Gemeente, _ uit: inout [UInt8]) {
  uit.append(contentsOf: "\"GM".utf8)
  twee(Int(gemeente.nummer) / 100, &uit)
  twee(Int(gemeente.nummer) % 100, &uit)
  uit.append(UInt8(ascii: "\""))
}

/// A JSON string of UTF-8 bytes.
func schrijfTekst(_ bytes: some Collection<UInt8>, _ uit: inout [UInt8]) {
  uit.append(UInt8(ascii: "\""))
  if bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
    uit.append(contentsOf: bytes)
  } else {
    for byte in bytes { schrijfTeken(byte, &uit) }
  }
  uit.append(UInt8(ascii: "\""))
}

private func schrijfTeken(_ byte: UInt8, _ uit: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): uit += [UInt8(ascii: "\\"), byte]
  case 0..<0x20: uit += Array("\\u00".utf8) + [hexcijfer(byte >> 4), hexcijfer(byte & 15)]
  default: uit.append(byte)
  }
}

@inline(__always)
private func hexcijfer(_ half: UInt8) -> UInt8 { half < 10 ? half + 0x30 : half + 0x57 }

/// 32 lower-case hex digits.
func schrijfHex(_ pseudoniem: Pseudonym, _ uit: inout [UInt8]) {
  for deel in [pseudoniem.hoog, pseudoniem.laag] {
    var schuif: UInt64 = 64
    while schuif > 0 {
      schuif -= 4
      uit.append(hexcijfer(UInt8(truncatingIfNeeded: deel >> schuif) & 15))
    }
  }
}

/// The bytes of a subject, the key of its records.
func onderwerpsleutel(_ onderwerp: Onderwerp) -> [UInt8] {
  guard case .client(let pseudoniem) = onderwerp else { return Array(onderwerp.description.utf8) }
  var uit: [UInt8] = []
  uit.reserveCapacity(32)
  schrijfHex(pseudoniem, &uit)
  return uit
}

/// `<32 hex digits>-<number>`: the same for the same row, and nothing to be read from.
func gebeurtenisID(_ sleutel: Pseudonym, _ nummer: UInt32) -> [UInt8] {
  var uit: [UInt8] = []
  uit.reserveCapacity(40)
  schrijfHex(sleutel, &uit)
  uit.append(UInt8(ascii: "-"))
  cijfers(UInt64(nummer), &uit)
  return uit
}
