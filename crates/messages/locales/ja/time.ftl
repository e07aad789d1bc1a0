just-now = たった今
in-under-a-minute = 1分以内
