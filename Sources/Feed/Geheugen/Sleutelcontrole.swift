import EventLog

/// Refuses a key other than the one that a memory was made with: every row would look new, under another pseudonym.
enum Sleutelcontrole {
  /// The records to write with the first append when the memory has none yet.
  static func records(
    _ geheugen: Geheugen, _ sleutels: FeedSleutels, _ bestand: String, _ nu: Int64
  ) throws(FeedError) -> [OutgoingRecord] {
    var nieuw: [OutgoingRecord] = []
    for (naam, wat, controle) in [
      ("sleutelcontrole", "pseudonym key", Optional(sleutels.controle)),
      ("sleutelcontrole-regio", "regional employer key", sleutels.controleRegio),
    ] {
      guard let controle else { continue }
      let sleutel = Array(naam.utf8)
      if let bekend = try geheugen.waarde(sleutel) {
        guard bekend == controle else {
          throw FeedError(
            .sleutelAnders,
            "this \(wat) is not the one that was used before; nothing was sent. Give the earlier key (a key changes only by a rekey of all dossiers).",
            place: bestand)
        }
      } else {
        nieuw.append(geheugen.record(sleutel, controle, nu: nu))
      }
    }
    return nieuw
  }
}
