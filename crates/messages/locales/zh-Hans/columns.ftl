density = 密度
comfortable = 宽松
compact = 紧凑
