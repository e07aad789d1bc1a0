density = 表示密度
comfortable = ゆったり
compact = コンパクト
