columns = Spalten
density = Zeilenhöhe
comfortable = Komfortabel
compact = Kompakt
