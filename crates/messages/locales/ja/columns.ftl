columns = 列
density = 表示密度
comfortable = ゆったり
compact = コンパクト
