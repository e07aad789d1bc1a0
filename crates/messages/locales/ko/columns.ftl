density = 행 간격
comfortable = 넓게
compact = 좁게
