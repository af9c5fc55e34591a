import Domain

// Values as exports write them, read from bytes: nil means that they are not of the form.

/// A date in the given form; nil too when no such day exists in 1900–2199.
func leesDatum(_ b: Veldbytes, _ vorm: Datumvorm) -> CivilDate? {
  switch vorm {
  case .isoDatum:
    guard b.count == 10, b[4] == 0x2D, b[7] == 0x2D else { return nil }
    return datum(b, jaar: 0, maand: 5, dag: 8)
  case .dagEerst:
    guard b.count == 10, b[2] == 0x2D, b[5] == 0x2D else { return nil }
    return datum(b, jaar: 6, maand: 3, dag: 0)
  case .aaneen:
    guard b.count == 8 else { return nil }
    return datum(b, jaar: 0, maand: 4, dag: 6)
  }
}

func leesMaand(_ b: Veldbytes, _ vorm: Maandvorm) -> Maand? {
  let jaar: Int?
  let maand: Int?
  switch vorm {
  case .isoMaand where b.count == 7 && b[4] == 0x2D: (jaar, maand) = (cijfers(b, 0, 4), cijfers(b, 5, 2))
  case .maandEerst where b.count == 7 && b[2] == 0x2D: (jaar, maand) = (cijfers(b, 3, 4), cijfers(b, 0, 2))
  case .aaneen where b.count == 6: (jaar, maand) = (cijfers(b, 0, 4), cijfers(b, 4, 2))
  default: return nil
  }
  guard let jaar, let maand, (1900...2199).contains(jaar), (1...12).contains(maand) else { return nil }
  return Maand(jaar: jaar, maand: maand)
}

private func datum(_ b: Veldbytes, jaar: Int, maand: Int, dag: Int) -> CivilDate? {
  guard let jaar = cijfers(b, jaar, 4), let maand = cijfers(b, maand, 2), let dag = cijfers(b, dag, 2) else { return nil }
  return CivilDate(jaar: jaar, maand: maand, dag: dag)
}

@inline(__always)
private func cijfers(_ b: Veldbytes, _ van: Int, _ aantal: Int) -> Int? {
  var getal = 0
  for i in van..<(van + aantal) {
    let cijfer = b[i] &- 0x30
    guard cijfer <= 9 else { return nil }
    getal = getal * 10 + Int(cijfer)
  }
  return getal
}

/// A number as written: digits (thousands perhaps separated, then in groups of three), decimals, a sign before or behind.
struct Getal {
  /// The digits without separators, behind the decimal sign included.
  var mantisse: Int64 = 0
  /// How many digits stood behind the decimal sign.
  var decimalen = 0

  init?(_ b: Veldbytes, _ vorm: Vorm) {
    var i = 0
    var einde = b.count
    var negatief = false
    if b.first == 0x2D {
      (negatief, i) = (true, 1)
    } else if einde > 0, b[einde - 1] == 0x2D {
      (negatief, einde) = (true, einde - 1)
    }
    var voor = 0
    /// Digits since the last thousands separator; -1 before the first one.
    var groep = -1
    while i < einde, b[i] != vorm.decimaalteken {
      if let duizendtal = vorm.duizendtal, b[i] == duizendtal {
        guard groep == 3 || (groep == -1 && (1...3).contains(voor)) else { return nil }
        groep = 0
      } else {
        let cijfer = b[i] &- 0x30
        guard cijfer <= 9, voor < 12 else { return nil }
        mantisse = mantisse * 10 + Int64(cijfer)
        voor += 1
        if groep >= 0 { groep += 1 }
      }
      i += 1
    }
    guard voor > 0, groep == -1 || groep == 3 else { return nil }
    if i < einde {
      i += 1
      guard i < einde, einde - i <= 6 else { return nil }
      while i < einde {
        let cijfer = b[i] &- 0x30
        guard cijfer <= 9 else { return nil }
        mantisse = mantisse * 10 + Int64(cijfer)
        decimalen += 1
        i += 1
      }
    }
    if negatief { mantisse = -mantisse }
    while decimalen > 0 && mantisse % 10 == 0 {
      mantisse /= 10
      decimalen -= 1
    }
  }

  /// Whole cents; nil when there is a part of a cent (or of a euro, where amounts are whole euros).
  func centen(_ vorm: Bedragvorm) -> Int64? {
    switch vorm {
    case .euro: decimalen <= 2 ? mantisse * (decimalen == 0 ? 100 : decimalen == 1 ? 10 : 1) : nil
    case .heleEuro: decimalen == 0 ? mantisse * 100 : nil
    case .cent: decimalen == 0 ? mantisse : nil
    }
  }

  var geheel: Int? { decimalen == 0 ? Int(mantisse) : nil }
  var decimaal: Decimaal { Decimaal(mantisse: mantisse, schaal: UInt8(decimalen)) }
}

/// A CBS code: `GM0010`, `0010` or `10`.
func leesGemeente(_ b: Veldbytes) -> Gemeente? {
  var rest = b[...]
  if rest.count == 6, rest.starts(with: [0x47, 0x4D]) { rest = rest.dropFirst(2) }
  guard (1...4).contains(rest.count) else { return nil }
  var nummer = 0
  for byte in rest {
    guard byte &- 0x30 <= 9 else { return nil }
    nummer = nummer * 10 + Int(byte - 0x30)
  }
  return nummer == 0 ? nil : Gemeente(nummer: UInt16(nummer))
}
