just-now = vừa xong
in-under-a-minute = chưa đầy một phút nữa
