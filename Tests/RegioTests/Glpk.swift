import Glibc

/// The integer programming solver of Debian's `glpk-utils`, found when the test runs; nil when it is not installed.
///
/// Wraps the calls of `libglpk.so.40` named below. One thread.
final class Glpk {
  typealias Probleem = OpaquePointer
  private typealias Maak = @convention(c) () -> Probleem
  private typealias Ruim = @convention(c) (Probleem) -> Void
  private typealias Zet = @convention(c) (Probleem, Int32) -> Void
  private typealias Tel = @convention(c) (Probleem, Int32) -> Int32
  private typealias Grens = @convention(c) (Probleem, Int32, Int32, Double, Double) -> Void
  private typealias Waarde = @convention(c) (Probleem, Int32, Double) -> Void
  private typealias Soort = @convention(c) (Probleem, Int32, Int32) -> Void
  private typealias Rij = @convention(c) (Probleem, Int32, Int32, UnsafePointer<Int32>, UnsafePointer<Double>) -> Void
  private typealias Los = @convention(c) (Probleem, UnsafeMutableRawPointer) -> Int32
  private typealias Begin = @convention(c) (UnsafeMutableRawPointer) -> Void
  private typealias Stand = @convention(c) (Probleem) -> Int32
  private typealias Lees = @convention(c) (Probleem, Int32) -> Double
  private typealias Stil = @convention(c) (Int32) -> Int32

  private let bibliotheek: UnsafeMutableRawPointer
  private let p: Probleem
  private let lp = UnsafeMutableRawPointer.allocate(byteCount: 1024, alignment: 16)
  private let ip = UnsafeMutableRawPointer.allocate(byteCount: 1024, alignment: 16)
  private let aantal: Int

  private static let namen = ["libglpk.so.40", "libglpk.so"]
  static var isEr: Bool { namen.contains { dlopen($0, RTLD_NOW) != nil } }

  private func naam<T>(_ naam: String, _: T.Type) -> T { unsafeBitCast(dlsym(bibliotheek, naam)!, to: T.self) }

  /// Whole numbers within bounds, and sums of them within bounds.
  init?(kolommen: [ClosedRange<Int>], rijen: [(termen: [(Int, Int)], grens: ClosedRange<Int>)]) {
    guard let gevonden = Self.namen.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first else { return nil }
    bibliotheek = gevonden
    p = unsafeBitCast(dlsym(gevonden, "glp_create_prob")!, to: Maak.self)()
    aantal = kolommen.count
    _ = naam("glp_term_out", Stil.self)(0)
    naam("glp_init_smcp", Begin.self)(lp)
    naam("glp_init_iocp", Begin.self)(ip)
    // tm_lim of glp_smcp, in ms.
    lp.storeBytes(of: 10_000, toByteOffset: 60, as: Int32.self)
    _ = naam("glp_add_cols", Tel.self)(p, Int32(kolommen.count))
    for (plaats, grens) in kolommen.enumerated() {
      naam("glp_set_col_bnds", Grens.self)(p, Int32(plaats + 1), soort(grens), Double(grens.lowerBound), Double(grens.upperBound))
      naam("glp_set_col_kind", Soort.self)(p, Int32(plaats + 1), 2)
    }
    _ = naam("glp_add_rows", Tel.self)(p, Int32(rijen.count))
    for (plaats, rij) in rijen.enumerated() {
      naam("glp_set_row_bnds", Grens.self)(
        p, Int32(plaats + 1), soort(rij.grens), Double(rij.grens.lowerBound), Double(rij.grens.upperBound))
      let plaatsen = [0] + rij.termen.map { Int32($0.0 + 1) }
      let maten = [0] + rij.termen.map { Double($0.1) }
      naam("glp_set_mat_row", Rij.self)(p, Int32(plaats + 1), Int32(rij.termen.count), plaatsen, maten)
    }
    naam("glp_adv_basis", Zet.self)(p, 0)
  }

  deinit {
    naam("glp_delete_prob", Ruim.self)(p)
    lp.deallocate()
    ip.deallocate()
  }

  static let oneindig = 1_000_000

  private func soort(_ grens: ClosedRange<Int>) -> Int32 {
    if grens.lowerBound == grens.upperBound { return 5 }
    return grens.upperBound >= Self.oneindig ? 2 : 4
  }

  /// A whole solution with the largest (or smallest) sum of some columns; nil when there is none, or the time was over.
  func best(_ kolommen: [Int], grootste: Bool, geheel ms: Int32 = 1_000) -> [Int]? {
    naam("glp_set_obj_dir", Zet.self)(p, grootste ? 2 : 1)
    for kolom in kolommen { naam("glp_set_obj_coef", Waarde.self)(p, Int32(kolom + 1), 1) }
    defer { for kolom in kolommen { naam("glp_set_obj_coef", Waarde.self)(p, Int32(kolom + 1), 0) } }
    guard naam("glp_simplex", Los.self)(p, lp) == 0 else { return nil }
    // GLP_OPT: the caller bounds every column.
    guard naam("glp_get_status", Stand.self)(p) == 5 else { return nil }
    // Nearly every corner of these equations is whole already.
    if let heel = gehelen("glp_get_col_prim") { return heel }
    ip.storeBytes(of: ms, toByteOffset: 32, as: Int32.self)
    let uit = naam("glp_intopt", Los.self)(p, ip)
    let stand = naam("glp_mip_status", Stand.self)(p)
    // Solved, or a whole solution that is not yet the best.
    guard uit == 0 && stand == 5 || stand == 2 else { return nil }
    isBeste = uit == 0
    return gehelen("glp_mip_col_val")
  }

  /// Whether the last answer was the best there is.
  private(set) var isBeste = true

  private func gehelen(_ functie: String) -> [Int]? {
    isBeste = true
    let lees = naam(functie, Lees.self)
    var uit: [Int] = []
    uit.reserveCapacity(aantal)
    for kolom in 1...aantal {
      let waarde = lees(p, Int32(kolom))
      guard abs(waarde - waarde.rounded()) < 1e-5 else { return nil }
      uit.append(Int(waarde.rounded()))
    }
    return uit
  }
}
