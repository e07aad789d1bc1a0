density = 密度
comfortable = 寬鬆
compact = 緊湊
