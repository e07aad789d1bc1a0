just-now = 刚刚
in-under-a-minute = 1分钟内
