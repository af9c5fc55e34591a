print("werkbedrijf")
