just-now = 剛剛
in-under-a-minute = 不到 1 分鐘後
