import Domain
public import JSON

/// A later form of an event type, read beside the first: a type and a schema of its own, and the same fact.
///
/// It is told as a translation of its data to that of the first form, which is then read as strictly as any. So a fact has one
/// form in a dossier whichever way it came: dossiers of before stay readable, and an event that comes in both forms is known
/// the second time. A program without the translation quarantines the event, and replays it once it has it.
public struct EventVersie: Sendable {
  /// The later forms that have been released, beside the first one of every type: none yet.
  public static let alle: [EventVersie] = []

  /// `nl.werkeninkomen.wachtlijst-geplaatst.v2`
  public let type: String
  let volgorde: Int
  let naarEerste: @Sendable (JSONValue) -> JSONValue?

  /// - Parameters:
  ///   - naam: A type's name without version, as `wachtlijst-geplaatst`.
  ///   - versie: 2 or more.
  ///   - naarEerste: The data in the first form; nil when it has no such form.
  /// - Precondition: The specification knows the name.
  public init(_ naam: String, versie: Int, naarEerste: @escaping @Sendable (JSONValue) -> JSONValue?) {
    type = "\(Inhoud.voorvoegsel)\(naam).v\(versie)"
    volgorde = Inhoud.namen.firstIndex(of: naam)!
    self.naarEerste = naarEerste
  }

  func read(_ data: JSONValue, _ reader: JSONReader) throws(FieldFault) -> Inhoud {
    guard let eerste = naarEerste(data) else {
      throw FieldFault(.ongeldigeWaarde, "\"data\" is niet om te zetten naar de eerste vorm van \(type)")
    }
    return try eerste.canonical.withUnsafeBufferPointer { (bytes) throws(FieldFault) -> Inhoud in
      let index: JSONIndex
      do throws(JSONError) {
        index = try reader.read(UnsafeRawBufferPointer(bytes))
      } catch {
        throw FieldFault(.ongeldigeWaarde, "geen geldige JSON: \(error)")
      }
      guard index.tokens[0].kind == .object else {
        throw FieldFault(.ongeldigeWaarde, "\"data\" is in de eerste vorm van \(type) geen object")
      }
      return try Inhoud.read(volgorde, index, 0)
    }
  }
}
