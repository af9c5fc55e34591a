print("werkbedrijf-bench")
