import Domain

func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }
