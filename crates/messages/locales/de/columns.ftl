density = Zeilenhöhe
comfortable = Komfortabel
compact = Kompakt
